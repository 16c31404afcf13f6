"""What must hold of the outlook of a project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.kernel.errors import Unmet
from milepost.planning.rules.dates import (
    actual_is_not_in_the_future,
    finish_not_before_start,
    no_actual_finish_without_actual_start,
)


@dataclass(frozen=True, slots=True)
class Outlooks:
    """The dates and progress that a project manager expects and reports."""

    forecast_start: date | None
    forecast_finish: date | None
    actual_start: date | None
    actual_finish: date | None
    complete_share: Decimal | None


def complete_is_a_share(share: Decimal | None) -> Unmet | None:
    """Require progress between nothing and everything."""
    if share is None or (share.is_finite() and 0 <= share <= 1):
        return None
    return Unmet(
        rule="complete_is_a_share",
        sentence="Progress lies between 0 % and 100 %.",
        missing="A share between 0 and 1.",
        cure="You",
        path="If there is more work than was planned, lower the share; if the plan changed, ask for a new baseline.",
        field="complete_share",
    )


def outlook_is_possible(outlook: Outlooks, today: date) -> Iterator[Unmet]:
    """Yield everything that cannot be true of an outlook."""
    checked = (
        finish_not_before_start(outlook.forecast_start, outlook.forecast_finish, "forecast_finish"),
        finish_not_before_start(outlook.actual_start, outlook.actual_finish, "actual_finish"),
        actual_is_not_in_the_future(outlook.actual_start, today, "actual_start"),
        actual_is_not_in_the_future(outlook.actual_finish, today, "actual_finish"),
        no_actual_finish_without_actual_start(outlook.actual_start, outlook.actual_finish),
        complete_is_a_share(outlook.complete_share),
    )
    yield from (each for each in checked if each is not None)
