"""What must hold of what a supplier hands in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from milepost.documents import wording
from milepost.kernel.errors import Unmet
from milepost.suppliers.choices import DeliverableState, Verdict


def deliverable_is_in(state: str, lawful: Collection[str], then: str) -> Unmet | None:
    """Require that a deliverable stands where the act belongs."""
    if state in lawful:
        return None
    return Unmet(
        rule="deliverable_is_in",
        sentence=f"This deliverable stands at: {DeliverableState(state).label.lower()}.",
        missing=f"One that stands at: {' or '.join(DeliverableState(each).label.lower() for each in lawful)}.",
        cure="The supplier, or the project manager",
        path=then,
    )


def submission_waits(verdict: str) -> Unmet | None:
    """Require that a verdict was not given yet: it is given once."""
    if not verdict:
        return None
    return Unmet(
        rule="submission_waits",
        sentence="This was judged already, and a verdict is never changed.",
        missing="A submission without a verdict.",
        cure="The supplier, by handing in anew",
        path="Judge what is handed in next.",
    )


def rejection_says_why(verdict: str, finding: str, defects: int) -> Unmet | None:
    """Require that a rejection says what is wrong, and counts at least one defect."""
    if verdict != Verdict.REJECTED or (finding.strip() and defects > 0):
        return None
    return Unmet(
        rule="rejection_says_why",
        sentence="A rejection says what is wrong and counts the defects.",
        missing="What is wrong, and how many defects were found.",
        cure="You",
        path="Name each defect against the criteria of the deliverable.",
        field="finding",
    )


def report_is_of_the_past(as_of: date, today: date) -> Unmet | None:
    """Require that a report tells what has happened."""
    if as_of <= today:
        return None
    return Unmet(
        rule="report_is_of_the_past",
        sentence="A report says how things stand on its date, so that date has come.",
        missing=f"A date up to {wording.day(today)}.",
        cure="You",
        path="Correct the date.",
        field="as_of_date",
    )
