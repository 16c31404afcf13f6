"""Before a project is closed, no change is left undecided."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.change_requests, "No request is open.")


CHANGE_REQUESTS_SETTLED = Condition(
    code="change_requests_settled",
    label="Change requests settled",
    sentence="No change request is open.",
    owner="The project manager, and who decides changes",
    path="Have each one decided or withdrawn.",
    check=check,
)
