"""Before a project is closed, contracts are closed."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.contracts, "Every contract is closed.")


CONTRACTS_CLOSED = Condition(
    code="contracts_closed",
    label="Contracts closed",
    sentence="Every contract of the project is closed or settled.",
    owner="The project manager, countersigned by finance",
    path="Close each contract by its own checklist.",
    check=check,
)
