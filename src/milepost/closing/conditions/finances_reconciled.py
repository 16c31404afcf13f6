"""Before a project is closed, money is reconciled."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.commitments, "No commitment is open.")


FINANCES_RECONCILED = Condition(
    code="finances_reconciled",
    label="Finances reconciled",
    sentence="No commitment is open, and what was spent is known.",
    owner="The project manager, with finance",
    path="Settle or release each commitment, and record what was spent.",
    check=check,
)
