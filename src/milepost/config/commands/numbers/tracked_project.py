"""Compute earned value and earned schedule of one tracked project at each of its status dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from milepost.config.commands.numbers.calendar_guess import GuessedCalendar, guess_calendar
from milepost.config.commands.numbers.folder_of_projects import Line, ProjectLines
from milepost_engine.cost.earned_value import EarnedValue, earned_value
from milepost_engine.cost.tracked import PlannedCurve, PlannedWork, budget_of, curve_of, earned_by, planned_value
from milepost_engine.result import Known, Result
from milepost_engine.time import datetime_of, minute_of

MINUTES_PER_HOUR = 60
MEASURES = ("bac", "pv", "ev", "ac", "es", "es_hours", "at_hours", "spi", "cpi", "spi_t", "spi_t_at_finish")
UNTRACKED = "The project has no tracking period."


@dataclass(slots=True)
class Baseline:
    """The plan of a project, its cost rates by activity, and when it starts and ends."""

    works: dict[str, PlannedWork]
    calendar: GuessedCalendar
    curve: PlannedCurve = field(init=False)
    bac: Decimal = field(init=False)

    def __post_init__(self) -> None:
        """Draw the curve once."""
        self.curve = curve_of(list(self.works.values()))
        self.bac = budget_of(list(self.works.values()))


def rows_of(project: ProjectLines) -> list[dict[str, Any]]:
    """Return one row for each status date; a project that cannot be computed is unknown with its reason."""
    periods = project.tracking_periods
    empty = [_unknown(project.code, one.cells.get("period_no"), UNTRACKED) for one in periods]
    try:
        baseline = baseline_of(project)
        if not periods:
            return [_unknown(project.code, None, UNTRACKED) | {"bac": float(baseline.bac)} | _told(baseline)]
        rows = [_row(project, baseline, period) for period in periods]
    except (ValueError, ArithmeticError) as error:
        return [one | {"unknown": dict.fromkeys(MEASURES, str(error))} for one in empty] or [
            _unknown(project.code, None, str(error))
        ]
    return rows


def baseline_of(project: ProjectLines) -> Baseline:
    """Return the plan: fixed cost at the start, rates of activity and resources over its working time."""
    price = {line.text("resource_id"): line.number("f771_cost_per_unit") for line in project.resources}
    rates: dict[str, Decimal] = {}
    for line in project.assignments:
        resource, activity = line.text("resource_id_f1025"), line.text("activity_id_f1024")
        if resource not in price:
            raise ValueError(f"{line.place}: there is no resource {resource} in the project.")
        rates[activity] = rates.get(activity, Decimal(0)) + line.number("demand_f1026") * price[resource]
    starts = [
        (line.instant("baseline_start"), float(line.number("cpm_start")))
        for line in project.activities
        if (line.cells.get("cpm_start") or "").strip()
    ]
    calendar = guess_calendar(starts)
    works: dict[str, PlannedWork] = {}
    for line in project.activities:
        code = line.text("activity_id")
        if code in works:
            raise ValueError(f"{line.place}: the activity {code} stands twice.")
        hourly = line.number("baseline_cost_per_unit") + rates.pop(code, Decimal(0))
        works[code] = PlannedWork(
            name=f"activity {code} of {project.code}",
            start=calendar.time.worked_before(minute_of(line.instant("baseline_start"))),
            minutes=round(line.number("baseline_duration_h") * MINUTES_PER_HOUR),
            fixed=line.number("fixed_baseline_cost"),
            rate=hourly / MINUTES_PER_HOUR,
        )
    if rates:
        raise ValueError(f"assignments.csv: {project.code} has no activity {min(rates)}.")
    return Baseline(works, calendar)


def _row(project: ProjectLines, baseline: Baseline, period: Line) -> dict[str, Any]:
    number, status = period.text("period_no"), minute_of(period.instant("end_date"))
    now = int(baseline.calendar.time.worked_before(status))
    begin = baseline.curve.times[0]
    pv = min(planned_value(list(baseline.works.values()), now), baseline.bac)
    lines = [one for one in project.tracking if one.cells.get("period_no", "").strip() == number]
    missing = set(baseline.works) - {one.text("activity_id") for one in lines}
    row: dict[str, Any] = {
        "project": project.code,
        "period": int(period.number("period_no")),
        "name": period.cells.get("period_name") or "",
        "status_date": datetime_of(status).isoformat(),
        "bac": float(baseline.bac),
        "pv": float(pv),
        "at_hours": (now - begin) / MINUTES_PER_HOUR,
    }
    if missing:
        reason = f"Nothing is reported of these activities in period {number}: {', '.join(sorted(missing)[:5])}."
        return _filled(row, dict.fromkeys(MEASURES, reason)) | _told(baseline)
    ev, ac = _earned(baseline, lines), _paid(baseline, lines)
    found = earned_value(baseline.bac, pv, min(ev, baseline.bac), ac)
    reached = baseline.curve.when(ev, now)
    earned_hours = float(reached - begin) / MINUTES_PER_HOUR
    face = baseline.calendar.time.start_at if reached == begin else baseline.calendar.time.finish_at
    row |= {
        "ev": float(ev),
        "ac": float(ac),
        "es_hours": earned_hours,
        "es": datetime_of(face(round(reached))).isoformat(),
    }
    reasons = _indices(row, found)
    if now > begin:
        row["spi_t"] = float((reached - begin) / (now - begin))
    else:
        reasons["spi_t"] = "No time has passed since the start."
    _at_finish(row, reasons, baseline, lines, ev)
    return _filled(row, reasons) | _told(baseline)


def _indices(row: dict[str, Any], found: EarnedValue) -> dict[str, str]:
    """Add the indices of money and return why others are unknown."""
    reasons: dict[str, str] = {}
    indices: dict[str, Result[float]] = {"spi": found.spi, "cpi": found.cpi}
    for name, index in indices.items():
        if isinstance(index, Known):
            row[name] = index.value
        else:
            reasons[name] = index.reason
    return reasons


def _at_finish(
    row: dict[str, Any], reasons: dict[str, str], baseline: Baseline, lines: list[Line], ev: Decimal
) -> None:
    """Add the index against the actual duration: time that passes after the finish is not lateness."""
    if ev < baseline.bac:
        reasons["spi_t_at_finish"] = "The project has not finished."
        return
    time, begin = baseline.calendar.time, baseline.curve.times[0]
    ends = [
        time.worked_before(minute_of(one.instant("actual_start")))
        + round(one.number("actual_duration_h") * MINUTES_PER_HOUR)
        for one in lines
    ]
    if max(ends) > begin:
        row["spi_t_at_finish"] = row["es_hours"] * MINUTES_PER_HOUR / (max(ends) - begin)


def _earned(baseline: Baseline, lines: list[Line]) -> Decimal:
    total = Decimal(0)
    for one in lines:
        work = _work(baseline, one)
        total += earned_by(work, started=_started(one), complete_share=one.number("pct_complete"))
    return total


def _paid(baseline: Baseline, lines: list[Line]) -> Decimal:
    total = Decimal(0)
    for one in lines:
        work = _work(baseline, one)
        if _started(one):
            spent = Decimal(work.rate) * MINUTES_PER_HOUR * one.number("actual_duration_h")
            total += Decimal(work.fixed) + spent
        total += one.number("actual_cost_dev")
    return total


def _work(baseline: Baseline, line: Line) -> PlannedWork:
    code = line.text("activity_id")
    if code not in baseline.works:
        raise ValueError(f"{line.place}: there is no activity {code} in the plan.")
    return baseline.works[code]


def _started(line: Line) -> bool:
    return bool((line.cells.get("actual_start") or "").strip())


def _told(baseline: Baseline) -> dict[str, Any]:
    return {"calendar": baseline.calendar.name, "calendar_agrees_share": baseline.calendar.agrees_share}


def _unknown(project: str, period: str | None, reason: str) -> dict[str, Any]:
    number = int(period) if period and period.strip().isdigit() else None
    row = {"project": project, "period": number, "name": "", "status_date": None}
    return _filled(row, dict.fromkeys(MEASURES, reason)) | {"calendar": None, "calendar_agrees_share": None}


def _filled(row: dict[str, Any], reasons: dict[str, str]) -> dict[str, Any]:
    """Return a row in which every measure stands, and a reason for each that is unknown."""
    measures = {name: row.get(name) for name in MEASURES}
    return row | measures | {"unknown": {name: reasons[name] for name in reasons if measures.get(name) is None}}
