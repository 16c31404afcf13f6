"""Due dates: working days on a named calendar, pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from milepost.kernel.errors import Unmet

HORIZON_DAYS = 800


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked: ISO weekdays (1 Monday), and the dates that differ with whether they are worked."""

    weekdays: frozenset[int]
    exceptions: Mapping[date, bool] = field(default_factory=dict)

    def is_worked(self, day: date) -> bool:
        """Say whether `day` is a working day."""
        return self.exceptions.get(day, day.isoweekday() in self.weekdays)

    def after(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`; `day` itself when the count is 0."""
        reached, left = day, count
        while left:
            reached += timedelta(days=1)
            if (reached - day).days > HORIZON_DAYS:
                raise ValueError(f"This calendar has fewer than {count} working days after {day}.")
            left -= self.is_worked(reached)
        return reached


@dataclass(frozen=True, slots=True)
class DueDays:
    """How many working days a class of project has to report, and the PMO to review."""

    report: int
    review: int


DEFAULT_DUE_DAYS = {"A": DueDays(3, 3), "B": DueDays(3, 3), "C": DueDays(5, 3)}
"""The default of the policy; a due rule of the cycle replaces it from its date on."""


def calendar_has_working_days(weekdays: frozenset[int]) -> Unmet | None:
    """Require at least one working weekday: a calendar without one makes nothing due."""
    if weekdays:
        return None
    return Unmet(
        "calendar_has_working_days",
        "The calendar of a cycle has at least one working weekday.",
        missing="Its week holds no working interval.",
        cure="Administrator",
        path="Give the calendar its working hours first.",
        field="calendar",
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
