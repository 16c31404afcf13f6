"""The portfolio board: every project of a period with its colours, trend and movement, in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.models import Person, Unit
from milepost.portfolios.models import Portfolio, Programme
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project, ProjectRole
from milepost.reporting.choices import LEVELS, PeriodState
from milepost.reporting.models import Period, StatusReport
from milepost.reporting.queries.board_extras import asked_decisions, top_risks
from milepost.reporting.queries.board_shapes import (
    Board,
    BoardPeriod,
    BoardRow,
    PeriodPoint,
)
from milepost.reporting.queries.seen import seen_ids
from milepost.reporting.queries.source import Source
from milepost.reporting.rules.scores import days_late

PERIODS_SHOWN = 6
TOP_RISKS = 10
CONFIDENCE = {"green": 0, "amber_green": 1, "amber": 2, "amber_red": 3, "red": 4}


POINT = (
    "project_id",
    "period_id",
    "id",
    "computed_overall",
    "counted_overall",
    "declared_overall",
    "divergence",
    "delivery_confidence",
    "state",
    "breach",
    "origin",
)
"""The columns of a report that the trend needs: the project, then what a point holds."""
SAME = (
    "state",
    "computed_why",
    "divergence",
    "pmo_colour",
    "breach",
    "due_on",
    "currency",
    "forecast_finish",
    "forecast_cost",
    "spend_to_date",
    "first_baseline_start",
    "first_baseline_finish",
    "last_baseline_start",
    "last_baseline_finish",
    "first_baseline_cost",
    "last_baseline_cost",
)
"""The columns of a report that a row of the board repeats under the same name."""
REPORT = tuple(dict.fromkeys((*POINT, *SAME, "computed", "declared", "first_submitted_on")))
PROJECT = (
    "code",
    "name",
    "project_class",
    "stage",
    "standing",
    "origin",
    "unit_id",
    "portfolio_id",
    "programme_id",
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What every row of the board is made from."""

    source: Source
    period: Period
    period_ids: Sequence[int]
    points: dict[int, dict[int, PeriodPoint]]
    pms: dict[int, tuple[int, str]]
    asks: dict[int, int]
    today: date


def board(
    actor: Actor,
    period: Period,
    *,
    periods_back: int = PERIODS_SHOWN,
    moment: datetime | None = None,
) -> Board:
    """Return the board of `period` for what `actor` may see, now or as known at `moment`."""
    as_of = moment or clock.now()
    source = Source(moment)
    periods = _periods(source, period, periods_back)
    current = next((each for each in periods if each.pk == period.pk), None)
    if current is None:
        return Board(
            None, (), (), (), (), as_of, f"Nothing was recorded of {period.name} before {as_of:%Y-%m-%d %H:%M}."
        )
    seen = seen_ids(actor)
    reports = [
        each for each in source.light(StatusReport, REPORT, period_id=current.pk) if _sees(seen, each.project_id)
    ]
    projects = _projects(source, [each.project_id for each in reports])
    asks = asked_decisions(source, projects)
    frame = _Frame(
        source=source,
        period=current,
        period_ids=[each.pk for each in periods],
        points=_points(source, periods, reports),
        pms=_pms(source, as_of),
        asks=_count(each.project_id for each in asks),
        today=as_of.date(),
    )
    rows = [_row(frame, projects[each.project_id], each) for each in reports if each.project_id in projects]
    return Board(
        period=_heading(current),
        periods=tuple(_heading(each) for each in periods),
        rows=tuple(sorted(rows, key=lambda row: row.code)),
        risks=top_risks(source, projects, TOP_RISKS),
        asks=asks,
        as_of=as_of,
        reason="" if rows else f"No project that you may see reports for {current.name}.",
    )


def _periods(source: Source, period: Period, back: int) -> list[Period]:
    """Return `period` and those before it in its cycle, the earliest first."""
    known = [each for each in source.rows(Period, cycle_id=period.cycle_id) if each.end_date <= period.end_date]
    return sorted(known, key=lambda each: each.end_date)[-max(1, back) :]


def _sees(seen: set[int] | None, project_id: int) -> bool:
    return seen is None or project_id in seen


def _projects(source: Source, ids: list[int]) -> dict[int, Any]:
    """Return the projects with their units, portfolios and programmes loaded."""
    projects = (
        {each.id: each for each in source.light(Project, ("id", "currency", *PROJECT), id__in=ids)} if ids else {}
    )
    source.load(Unit, (each.unit_id for each in projects.values()))
    source.load(Portfolio, (each.portfolio_id for each in projects.values()))
    source.load(Programme, (each.programme_id for each in projects.values()))
    return projects


def _pms(source: Source, at: datetime) -> dict[int, tuple[int, str]]:
    """Return the project manager in post of every project: id and name."""
    roles = source.light(ProjectRole, ("project_id", "person_id", "starts_at", "ends_at"), role=RoleOnProject.PM.value)
    held = [each for each in roles if each.starts_at <= at and (each.ends_at is None or each.ends_at > at)]
    names = {each.id: each.name for each in source.light(Person, ("id", "name"))} if held else {}
    return {each.project_id: (each.person_id, names.get(each.person_id, "")) for each in held}


def _points(source: Source, periods: Sequence[Period], reports: Iterable[Any]) -> dict[int, dict[int, PeriodPoint]]:
    """Return what each project showed in each period, by project and period."""
    found: dict[int, dict[int, PeriodPoint]] = defaultdict(dict)
    earlier = [each.pk for each in periods[:-1]]
    past = source.tuples(StatusReport, POINT, period_id__in=earlier) if earlier else ()
    for row in past:
        found[row[0]][row[1]] = PeriodPoint(*row[1:])
    width = len(POINT)
    for report in reports:
        found[report.project_id][report.period_id] = PeriodPoint(*report[1:width])
    return found


def _row(frame: _Frame, project: Any, report: Any) -> BoardRow:
    unit = frame.source.one(Unit, project.unit_id)
    portfolio = frame.source.one(Portfolio, project.portfolio_id)
    programme = frame.source.one(Programme, project.programme_id)
    pm_id, pm = frame.pms.get(project.id, (None, ""))
    own = frame.points[project.id]
    trend = tuple([own.get(each) for each in frame.period_ids])
    now, before = trend[-1], (trend[-2] if len(trend) > 1 else None)
    turned = _turned(before, now)
    locked = frame.period.state == PeriodState.LOCKED
    late = 0 if locked and report.breach else days_late(report.due_on, report.first_submitted_on, frame.today)
    return BoardRow(
        project_id=project.id,
        **{name: getattr(project, name) for name in PROJECT},
        unit=unit.name if unit else "",
        portfolio=portfolio.name if portfolio else "",
        programme=programme.name if programme else "",
        pm_id=pm_id,
        pm=pm,
        **_reported(report),
        days_late=late,
        trend=trend,
        turned_worse=turned > 0,
        turned_better=turned < 0,
        asks=frame.asks.get(project.id, 0),
    )


def _reported(report: Any) -> dict[str, Any]:
    return {
        "report_id": report.id,
        "computed": report.computed_overall,
        "counted": report.counted_overall,
        "computed_by": report.computed,
        "declared": report.declared_overall,
        "declared_by": report.declared,
        "confidence": report.delivery_confidence,
        "submitted_on": report.first_submitted_on,
        **{name: getattr(report, name) for name in SAME},
    }


def _turned(before: PeriodPoint | None, now: PeriodPoint | None) -> int:
    """Return above zero when a project turned worse since the period before, below when better, by level."""
    if before is None or now is None:
        return 0
    step = LEVELS.get(now.counted, 0) - LEVELS.get(before.counted, 0) if before.counted and now.counted else 0
    if step or not (before.confidence and now.confidence):
        return step
    return CONFIDENCE[now.confidence] - CONFIDENCE[before.confidence]


def _heading(period: Period) -> BoardPeriod:
    locked = period.state == PeriodState.LOCKED
    return BoardPeriod(period.pk, period.code, period.name, period.start_date, period.end_date, locked)


def _count(ids: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for each in ids:
        found[each] += 1
    return found
