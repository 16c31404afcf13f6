"""Before a project is closed, the client signed for the whole."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.acceptance, "The client has signed.")


PROJECT_ACCEPTED = Condition(
    code="project_accepted",
    label="Signature of the client",
    sentence="The client's signatory has accepted the project as a whole.",
    owner="The client's signatory",
    path="Send the project for acceptance once its deliverables are accepted.",
    check=check,
)
