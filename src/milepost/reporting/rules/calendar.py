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
