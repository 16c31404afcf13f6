"""Periods and the days that a class of project has to report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from milepost.kernel.errors import Unmet


@dataclass(frozen=True, slots=True)
class DueDays:
    """How many working days a class of project has to report, and the PMO to review."""

    report: int
    review: int


DEFAULT_DUE_DAYS = {"A": DueDays(3, 3), "B": DueDays(3, 3), "C": DueDays(5, 3)}
"""The default of the policy; a due rule of the cycle replaces it from its date on."""


DEFAULT_INTERIM_DAYS: dict[str, int | None] = {"A": 14, "B": None, "C": None}
"""The default of the policy: class A reports fortnightly, the others once a period."""
SHORTEST_CADENCE, LONGEST_CADENCE = 5, 180


def cadence_is_workable(interim_days: int | None) -> Unmet | None:
    """Require that there is time to report and review before the next report is due."""
    if interim_days is None or SHORTEST_CADENCE <= interim_days <= LONGEST_CADENCE:
        return None
    return Unmet(
        "cadence_is_workable",
        f"Reports in between come after {SHORTEST_CADENCE} to {LONGEST_CADENCE} days, or not at all.",
        missing=f"{interim_days} days is none of these.",
        cure="You",
        field="interim_days",
    )


def stretch_keeps_the_cadence(start: date, end: date, cadence: Mapping[str, int | None]) -> Unmet | None:
    """Require that somebody reports in between, and no later than the shortest cadence says."""
    asked = {name: days for name, days in cadence.items() if days is not None}
    if not asked:
        return Unmet(
            "somebody_reports_in_between",
            "An interim period is opened where a class reports in between.",
            missing="No class of this cycle does on that date.",
            cure="PMO",
            path="Propose a cadence for a class, and have it approved.",
            field="end_date",
        )
    name, days = min(asked.items(), key=lambda each: (each[1], each[0]))
    if (end - start).days < days:
        return None
    return Unmet(
        "stretch_keeps_the_cadence",
        "An interim period is no longer than the cadence of its classes.",
        missing=f"Class {name} reports every {days} days; this would be {(end - start).days + 1}.",
        cure="You",
        path="End it earlier.",
        field="end_date",
    )


def period_end_not_before_start(start: date, end: date) -> Unmet | None:
    """Require that a period ends on or after its first day."""
    if end >= start:
        return None
    return Unmet(
        "period_end_not_before_start",
        "A period ends on or after its first day.",
        missing=f"It would end on {end}, before {start}.",
        cure="You",
        field="end_date",
    )


def periods_do_not_overlap(start: date, end: date, others: Mapping[str, tuple[date, date]]) -> Unmet | None:
    """Require that two periods of one cycle share no day."""
    for name, (first, last) in others.items():
        if start <= last and first <= end:
            return Unmet(
                "periods_do_not_overlap",
                "Two periods of a cycle share no day.",
                missing=f"It would overlap {name} ({first} to {last}).",
                cure="You",
                path="Choose dates after the last period.",
                field="start_date",
            )
    return None
