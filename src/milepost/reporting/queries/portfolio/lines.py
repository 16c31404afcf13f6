"""One light row a project and period: what the board adds up, read without loading projects or reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from milepost.people.models import Unit
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from milepost.projects.queries import holders
from milepost.reporting.models import StatusReport
from milepost.reporting.queries.portfolio.scope import Sight, keeps, units_below
from milepost.reporting.queries.seen import seen_ids
from milepost.reporting.queries.source import Source


class Line(NamedTuple):
    """What a report says in figures and colours; the names are those of the report."""

    id: int
    project_id: int
    period_id: int
    state: str
    origin: str
    computed_overall: str
    counted_overall: str
    declared_overall: str
    divergence: int | None
    delivery_confidence: str
    breach: str
    due_on: date | None
    first_submitted_on: date | None
    review_due_on: date | None
    currency: str
    forecast_finish: date | None
    forecast_cost: Decimal | None
    spend_to_date: Decimal | None
    first_baseline_start: date | None
    first_baseline_finish: date | None
    first_baseline_cost: Decimal | None
    last_baseline_start: date | None
    last_baseline_finish: date | None
    last_baseline_cost: Decimal | None
    code: str


class Shade(NamedTuple):
    """The colours of a report alone: all that a later period is held against."""

    project_id: int
    computed_overall: str
    counted_overall: str
    delivery_confidence: str


COLUMNS = tuple(name for name in Line.__annotations__ if name != "code")


def read_lines(sight: Sight, period_ids: Iterable[int], moment: datetime | None = None) -> dict[int, list[Line]]:
    """Return the lines of some periods, by period; with one query for the present."""
    ids = list(period_ids)
    found: dict[int, list[Line]] = {each: [] for each in ids}
    for line in _present(sight, ids) if moment is None else _past(sight, ids, moment):
        found[line.period_id].append(line)
    return found


def read_shades(sight: Sight, period_id: int, moment: datetime | None = None) -> dict[int, Shade]:
    """Return the colours of every project in one period, by project; with one query for the present."""
    if moment is None:
        reports = StatusReport.objects.filter(sight.condition, period=period_id)
        return {row[0]: Shade(*row) for row in reports.values_list(*Shade.__annotations__)}
    past = read_lines(sight, [period_id], moment)[period_id]
    return {
        each.project_id: Shade(each.project_id, each.computed_overall, each.counted_overall, each.delivery_confidence)
        for each in past
    }


def _present(sight: Sight, period_ids: list[int]) -> Iterable[Line]:
    reports = StatusReport.objects.filter(sight.condition, period__in=period_ids)
    return (Line(*row) for row in reports.values_list(*COLUMNS, "project__code"))


def _past(sight: Sight, period_ids: list[int], moment: datetime) -> Iterable[Line]:
    source, scope = Source(moment), sight.scope
    seen = None if sight.everything else seen_ids(sight.actor)
    reports = [each for period in period_ids for each in source.rows(StatusReport, period_id=period)]
    wanted = {each.project_id for each in reports if seen is None or each.project_id in seen}
    projects = {each.pk: each for each in source.rows(Project, id__in=sorted(wanted))} if wanted else {}
    pms = holders(RoleOnProject.PM.value, projects, moment) if scope.pm and projects else {}
    units = units_below(scope.unit, ((each.pk, each.parent_id) for each in source.rows(Unit))) if scope.unit else set()
    for report in reports:
        project = projects.get(report.project_id)
        pm = pms.get(report.project_id)
        if project is not None and keeps(scope, project, pm.pk if pm else None, units):
            yield line_of(report, project.code)


def line_of(report: StatusReport, code: str) -> Line:
    """Return the line of a report that was read whole."""
    values: dict[str, Any] = {name: getattr(report, name) for name in COLUMNS}
    return Line(code=code, **values)
