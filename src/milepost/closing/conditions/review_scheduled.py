"""Before a project is closed, the review is scheduled."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.review, "It is scheduled.")


REVIEW_SCHEDULED = Condition(
    code="review_scheduled",
    label="Review scheduled",
    sentence="The post-implementation review is scheduled, with a lead who did not deliver.",
    owner="The PMO",
    path="Schedule it on the page of the project.",
    check=check,
)
