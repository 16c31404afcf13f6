"""Where projects stand by their latest reports: colours, trend and movement of many projects with two queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from milepost.reporting.models import Cycle, Period, StatusReport
from milepost.reporting.queries.board_shapes import Movement
from milepost.reporting.queries.portfolio.figures import cost_shift, finish_shift, movement
from milepost.reporting.queries.portfolio.lines import COLUMNS, Line, line_of
from milepost.reporting.queries.source import Source

TREND_PERIODS = 6
WHY = "computed_why"


@dataclass(frozen=True, slots=True)
class Point:
    """What a project showed in one period."""

    period_id: int
    period: str
    end_date: date
    computed: str
    declared: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A project by its latest report: the report in figures, what decided its colour, the trend up to it."""

    line: Line
    period: str
    why: str
    trend: tuple[Point, ...]
    finish_first: Movement
    finish_last: Movement
    cost_first: Movement
    cost_last: Movement


def standings(
    project_ids: Collection[int], moment: datetime | None = None, *, periods_back: int = TREND_PERIODS
) -> dict[int, Standing]:
    """Return where each project stands; a project that never reported is left out."""
    if not project_ids:
        return {}
    source = Source(moment)
    between = {each.pk for each in source.rows(Cycle) if each.interim_of_id is not None}
    latest = _latest((each for each in source.rows(Period) if each.cycle_id not in between), periods_back)
    by_project: dict[int, list[tuple[Line, str]]] = defaultdict(list)
    for line, why in _rows(source, project_ids, latest):
        by_project[line.project_id].append((line, why))
    return {project_id: _standing(rows, latest) for project_id, rows in by_project.items()}


def _latest(periods: Iterable[Period], count: int) -> dict[int, Period]:
    """Return the latest periods of every cycle by id, the latest first."""
    by_cycle: dict[int, list[Period]] = defaultdict(list)
    for period in sorted(periods, key=attrgetter("end_date"), reverse=True):
        by_cycle[period.cycle_id].append(period)
    return {period.pk: period for own in by_cycle.values() for period in own[:count]}


def _rows(source: Source, project_ids: Collection[int], periods: dict[int, Period]) -> Iterable[tuple[Line, str]]:
    if source.moment is None:
        reports = StatusReport.objects.filter(project__in=project_ids, period__in=list(periods))
        for row in reports.values_list(*COLUMNS, "project__code", WHY):
            yield Line(*row[:-1]), row[-1]
        return
    wanted = set(project_ids)
    for period in periods:
        for report in source.rows(StatusReport, period_id=period):
            if report.project_id in wanted:
                yield line_of(report, ""), report.computed_why


def _standing(rows: list[tuple[Line, str]], periods: dict[int, Period]) -> Standing:
    """Return the standing of one project; its trend is that of the cycle in which it reported last."""
    line, why = max(rows, key=lambda row: (periods[row[0].period_id].end_date, row[0].period_id))
    latest = periods[line.period_id]
    shown = [(periods[each.period_id], each) for each, _ in rows]
    points = [
        Point(
            period.pk,
            period.name,
            period.end_date,
            each.computed_overall,
            each.declared_overall,
            each.delivery_confidence,
        )
        for period, each in sorted(shown, key=lambda pair: pair[0].end_date)
        if period.cycle_id == latest.cycle_id
    ]
    return Standing(
        line,
        latest.name,
        why,
        tuple(points),
        finish_first=movement(finish_shift(line, "first")),
        finish_last=movement(finish_shift(line, "last")),
        cost_first=movement(cost_shift(line, "first")),
        cost_last=movement(cost_shift(line, "last")),
    )
