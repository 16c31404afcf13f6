"""Before a project is closed, what was promised is taken over."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.deliverables, "All are accepted.")


DELIVERABLES_ACCEPTED = Condition(
    code="deliverables_accepted",
    label="Deliverables accepted",
    sentence="Every deliverable is accepted, or accepted with conditions that were met.",
    owner="The project manager, with the client",
    path="Ask the client to accept each deliverable.",
    check=check,
)
