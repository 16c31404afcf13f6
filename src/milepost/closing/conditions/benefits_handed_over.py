"""Before a project is closed, somebody measures benefits afterwards."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.benefits, "Every benefit has its owner.")


BENEFITS_HANDED_OVER = Condition(
    code="benefits_handed_over",
    label="Benefits handed over",
    sentence="Every benefit has an owner who measures it after the project.",
    owner="The project manager, with the sponsor",
    path="Name an owner for each benefit on the page of the project.",
    check=check,
)
