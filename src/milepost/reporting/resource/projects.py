"""What reporting adds to a project: colours, trend and movement in the list, and where it stands on its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from milepost.documents import cells
from milepost.kernel.policy import Actor
from milepost.projects.models import Project
from milepost.reporting.panels.project import where_it_stands
from milepost.reporting.queries.portfolio.standing import Standing, standings
from milepost.surface.cells import colour
from milepost.surface.colours import status_of
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import RESOURCES, Panel


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingColumn(Column):
    """A column that shows one part of where a project stands; all of them share one reading."""

    part: Callable[[Standing], Any]

    def raw(self, record: Any, batches: dict[str, Batch]) -> Any:
        """Return this column's part of the standing, nothing for a project that never reported."""
        standing = batches[self.name].get(record.pk)
        return None if standing is None else self.part(standing)


def _standings(records: list[Project], _actor: Actor, moment: datetime | None) -> Batch:
    return dict(standings([project.pk for project in records], moment))


def _colour(code: str, note: str = "") -> cells.Colour | None:
    return colour(code, note) if code else None


def _trend(standing: Standing) -> cells.Trail:
    points = tuple((point.period, status_of(point.computed)) for point in standing.trend)
    return cells.Trail(" ".join(status.letters for _, status in points), points)


def _column(name: str, label: str, kind: str, part: Callable[[Standing], Any], help_text: str = "") -> StandingColumn:
    return StandingColumn(name=name, label=label, kind=kind, part=part, batch=_standings, help=help_text)


COLUMNS = (
    _column(
        "computed",
        "Computed",
        "colour",
        lambda each: _colour(each.line.computed_overall, each.why),
        "The colour that the rules compute from the facts of the latest report.",
    ),
    _column(
        "declared",
        "Declared",
        "colour",
        lambda each: _colour(each.line.declared_overall),
        "The colour that the project manager declares.",
    ),
    _column(
        "confidence",
        "Delivery confidence",
        "colour",
        lambda each: _colour(each.line.delivery_confidence),
        "The judgement of an independent reviewer.",
    ),
    _column("trend", "Trend", "text", _trend, "The computed colours of the latest periods, the oldest first."),
    _column(
        "finish_moved",
        "Finish moved, days",
        "integer",
        lambda each: None if each.finish_first.amount is None else cells.Integer(int(each.finish_first.amount)),
        "Forecast finish less the finish of the first baseline.",
    ),
    _column(
        "cost_moved",
        "Cost moved",
        "share",
        lambda each: None if each.cost_first.share is None else cells.Share(each.cost_first.share, 1, signed=True),
        "Forecast cost less the cost of the first baseline, as a share of it.",
    ),
    _column(
        "forecast_finish",
        "Forecast finish",
        "date",
        lambda each: None if each.line.forecast_finish is None else cells.Day(each.line.forecast_finish),
    ),
    _column("period", "Latest report", "text", lambda each: each.period),
)

RESOURCES["projects"].extend(
    columns=COLUMNS,
    shown=("computed", "declared", "trend", "finish_moved", "cost_moved"),
    first=(
        Panel(
            name="where-it-stands",
            title="Where it stands",
            template="reporting/project/stands.html",
            facts=where_it_stands,
        ),
    ),
)
