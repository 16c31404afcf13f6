"""What must hold of baselines and of promised dates."""

from __future__ import annotations

from datetime import date

from milepost.kernel.errors import Unmet


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
