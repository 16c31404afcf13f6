"""Before a project is closed, lessons are on record."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.lessons, "It is on record what was learnt.")


LESSONS_FILED = Condition(
    code="lessons_filed",
    label="Lessons filed",
    sentence="At least one lesson is recorded, or it is signed that there is none.",
    owner="The project manager",
    path="Record a lesson on the page of the project, or sign that there is none.",
    check=check,
)
