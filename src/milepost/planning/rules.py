"""What must hold of baselines, outlooks and milestones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.kernel.errors import Unmet


@dataclass(frozen=True, slots=True)
class Outlooks:
    """The dates and progress that a project manager expects and reports."""

    forecast_start: date | None
    forecast_finish: date | None
    actual_start: date | None
    actual_finish: date | None
    complete_share: Decimal | None


def finish_not_before_start(start: date | None, finish: date | None, field: str) -> Unmet | None:
    """Require that what has a start and a finish starts first."""
    if start is None or finish is None or start <= finish:
        return None
    return Unmet(
        rule="finish_not_before_start",
        sentence="The finish is not before the start.",
        missing=f"A date on or after {start.isoformat()}.",
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
        missing=f"A date up to today, {today.isoformat()}.",
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


def first_baseline_is_recorded_once(count: int, *, by_machine: bool) -> Unmet | None:
    """Require that the original is never replaced: what follows it is a decision of management."""
    if count == 0 or by_machine:
        return None
    return Unmet(
        rule="first_baseline_is_recorded_once",
        sentence="The original baseline stands for ever.",
        missing="A decision to re-baseline.",
        cure="The PMO director, the sponsor or an executive",
        path="Ask for a decision with the reason and the new dates and cost; they record the new baseline.",
    )


def rebaseline_follows_a_baseline(count: int) -> Unmet | None:
    """Require an original before it is replaced."""
    if count:
        return None
    return Unmet(
        rule="rebaseline_follows_a_baseline",
        sentence="There is no baseline to replace yet.",
        missing="The original baseline.",
        cure="The project manager",
        path="The project manager records the original baseline first.",
    )


def baseline_promises_something(*promises: object) -> Unmet | None:
    """Require at least one date or the cost."""
    if any(promise is not None for promise in promises):
        return None
    return Unmet(
        rule="baseline_promises_something",
        sentence="A baseline promises at least a date or a cost.",
        missing="A start, a finish or a cost.",
        cure="You",
        path="Enter what was promised.",
        field="finish_date",
    )


def promise_stands(before: date | None, after: date | None) -> Unmet | None:
    """Require that a promised date, once given, is moved by a new baseline only."""
    if before is None or before == after:
        return None
    return Unmet(
        rule="promise_stands",
        sentence="The promised date of a milestone moves only with a new baseline.",
        missing="A decision to re-baseline.",
        cure="The PMO director, the sponsor or an executive",
        path="Change the forecast date, and ask for a new baseline if the promise itself must move.",
        field="baseline_date",
    )
