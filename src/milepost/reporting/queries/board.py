"""The portfolio board: every project of a period with its colours, trend and movement, in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.models import Person, Unit
from milepost.portfolios.models import Portfolio, Programme
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from milepost.projects.queries import holders
from milepost.reporting.choices import LEVELS, PeriodState
from milepost.reporting.models import Period, StatusReport
from milepost.reporting.queries.board_extras import asked_decisions, top_risks
from milepost.reporting.queries.board_shapes import (
    Board,
    BoardPeriod,
    BoardRow,
    Forecast,
    Movement,
    PeriodPoint,
)
from milepost.reporting.queries.seen import seen_ids
from milepost.reporting.queries.source import Source
from milepost.reporting.rules.scores import days_late

PERIODS_SHOWN = 6
TOP_RISKS = 10
CONFIDENCE = {"green": 0, "amber_green": 1, "amber": 2, "amber_red": 3, "red": 4}


LIGHT = (
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


@dataclass(frozen=True, slots=True)
class _Frame:
    """What every row of the board is made from."""

    source: Source
    period: Period
    periods: Sequence[Period]
    points: dict[int, dict[int, PeriodPoint]]
    pms: dict[int, Person]
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
    known = [each for each in source.rows(Period, cycle_id=period.cycle_id) if each.end_date <= period.end_date]
    periods = sorted(known, key=lambda each: each.end_date)[-max(1, periods_back) :]
    current = next((each for each in periods if each.pk == period.pk), None)
    if current is None:
        return Board(
            None, (), (), (), (), as_of, f"Nothing was recorded of {period.name} before {as_of:%Y-%m-%d %H:%M}."
        )
    seen = seen_ids(actor)
    reports = [each for each in source.rows(StatusReport, period_id=current.pk) if _sees(seen, each.project_id)]
    projects = _projects(source, [each.project_id for each in reports])
    ids = list(projects)
    asks = asked_decisions(source, projects)
    frame = _Frame(
        source=source,
        period=current,
        periods=periods,
        points=_points(source, periods, reports),
        pms=holders(RoleOnProject.PM.value, ids, moment) if ids else {},
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


def _sees(seen: set[int] | None, project_id: int) -> bool:
    return seen is None or project_id in seen


def _projects(source: Source, ids: list[int]) -> dict[int, Project]:
    """Return the projects with their units, portfolios and programmes loaded."""
    projects = {each.pk: each for each in source.rows(Project, id__in=ids)} if ids else {}
    source.load(Unit, (each.unit_id for each in projects.values()))
    source.load(Portfolio, (each.portfolio_id for each in projects.values()))
    source.load(Programme, (each.programme_id for each in projects.values()))
    return projects


def _points(
    source: Source, periods: Sequence[Period], reports: Iterable[StatusReport]
) -> dict[int, dict[int, PeriodPoint]]:
    """Return what each project showed in each period, by project and period."""
    found: dict[int, dict[int, PeriodPoint]] = defaultdict(dict)
    earlier = [each.pk for each in periods[:-1]]
    past: Iterable[tuple[Any, ...]] = ()
    if earlier and source.moment is None:
        past = StatusReport.objects.filter(period__in=earlier).values_list(*LIGHT)
    elif earlier:
        past = (_light(each) for each in source.rows(StatusReport, period_id__in=earlier))
    for project_id, *point in (*past, *(_light(each) for each in reports)):
        found[project_id][point[0]] = PeriodPoint(*point)
    return found


def _light(report: StatusReport) -> tuple[Any, ...]:
    return tuple(getattr(report, name) for name in LIGHT)


def _row(frame: _Frame, project: Project, report: StatusReport) -> BoardRow:
    unit = frame.source.one(Unit, project.unit_id)
    portfolio = frame.source.one(Portfolio, project.portfolio_id)
    programme = frame.source.one(Programme, project.programme_id)
    pm = frame.pms.get(project.pk)
    trend = tuple(frame.points[project.pk].get(each.pk) for each in frame.periods)
    now, before = trend[-1], (trend[-2] if len(trend) > 1 else None)
    locked = frame.period.state == PeriodState.LOCKED
    late = 0 if locked and report.breach else days_late(report.due_on, report.first_submitted_on, frame.today)
    return BoardRow(
        **_identity(project),
        unit=unit.name if unit else "",
        portfolio=portfolio.name if portfolio else "",
        programme=programme.name if programme else "",
        pm_id=pm.pk if pm else None,
        pm=pm.name if pm else "",
        **_reported(report),
        days_late=late,
        **movements(report),
        trend=trend,
        turned_worse=_turned(before, now) > 0,
        turned_better=_turned(before, now) < 0,
        asks=frame.asks.get(project.pk, 0),
    )


def _identity(project: Project) -> dict[str, Any]:
    names = ("code", "name", "project_class", "stage", "standing", "origin", "unit_id", "portfolio_id", "programme_id")
    return {"project_id": project.pk, **{name: getattr(project, name) for name in names}}


def _reported(report: StatusReport) -> dict[str, Any]:
    names = (
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
    )
    return {
        "report_id": report.pk,
        "computed": report.computed_overall,
        "counted": report.counted_overall,
        "computed_by": report.computed,
        "declared": report.declared_overall,
        "declared_by": report.declared,
        "confidence": report.delivery_confidence,
        "submitted_on": report.first_submitted_on,
        **{name: getattr(report, name) for name in names},
    }


def movements(report: Forecast) -> dict[str, Any]:
    """Return how the forecasts of a report stand against its first and last baseline."""
    return {
        "finish_first": _days(report.forecast_finish, report.first_baseline_start, report.first_baseline_finish),
        "finish_last": _days(report.forecast_finish, report.last_baseline_start, report.last_baseline_finish),
        "cost_first": _money(report.forecast_cost, report.first_baseline_cost),
        "cost_last": _money(report.forecast_cost, report.last_baseline_cost),
    }


def _days(forecast: date | None, start: date | None, finish: date | None) -> Movement:
    if forecast is None or finish is None:
        return Movement(None, None)
    moved = (forecast - finish).days
    planned = (finish - start).days if start else 0
    return Movement(Decimal(moved), _share(Decimal(moved), Decimal(planned)))


def _money(forecast: Decimal | None, baseline: Decimal | None) -> Movement:
    if forecast is None or baseline is None:
        return Movement(None, None)
    return Movement(forecast - baseline, _share(forecast - baseline, baseline))


def _share(part: Decimal, whole: Decimal) -> Decimal | None:
    return (part / whole).quantize(Decimal("0.0001")) if whole > 0 else None


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
