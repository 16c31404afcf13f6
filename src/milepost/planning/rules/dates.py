"""What must hold of any two dates, and of what is reported as done."""

from __future__ import annotations

from datetime import date

from milepost.documents import wording
from milepost.kernel.errors import Unmet


def finish_not_before_start(start: date | None, finish: date | None, field: str) -> Unmet | None:
    """Require that what has a start and a finish starts first."""
    if start is None or finish is None or start <= finish:
        return None
    return Unmet(
        rule="finish_not_before_start",
        sentence="The finish is not before the start.",
        missing=f"A date on or after {wording.day(start)}.",
        cure="You",
        path="Correct one of the two dates.",
        field=field,
    )


def actual_is_not_in_the_future(day: date | None, today: date, field: str) -> Unmet | None:
    """Require that what is reported as done lies in the past."""
    if day is None or day <= today:
        return None
    return Unmet(
        rule="actual_is_not_in_the_future",
        sentence="An actual date says what has happened, so it is not in the future.",
        missing=f"A date up to today, {wording.day(today)}.",
        cure="You",
        path="Enter it as a forecast until it has happened.",
        field=field,
    )


def no_actual_finish_without_actual_start(start: date | None, finish: date | None) -> Unmet | None:
    """Require that what has finished has started."""
    if finish is None or start is not None:
        return None
    return Unmet(
        rule="no_actual_finish_without_actual_start",
        sentence="What has finished has started.",
        missing="The actual start.",
        cure="You",
        path="Enter the actual start too.",
        field="actual_start",
    )
