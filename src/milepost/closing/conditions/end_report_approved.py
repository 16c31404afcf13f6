"""Before a project is closed, the end report is approved."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.end_report, "It is approved.")


END_REPORT_APPROVED = Condition(
    code="end_report_approved",
    label="Project-End Report approved",
    sentence="The Project-End Report is approved, where the method asks for one.",
    owner="The project manager, and who approves it",
    path="Write it on the page of the project and have it approved.",
    check=check,
)
