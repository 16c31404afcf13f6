"""Before a project is closed, nobody is assigned any more."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.assignments, "Nobody is assigned any more.")


ASSIGNMENTS_ENDED = Condition(
    code="assignments_ended",
    label="Assignments ended",
    sentence="Nobody is assigned to work of the project any more.",
    owner="The project manager",
    path="End or finish what is still assigned.",
    check=check,
)
