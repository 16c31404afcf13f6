"""What must hold of a post-implementation review and of the adjustments that it asks for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from datetime import date

from milepost.closing.choices import AdjustmentState, ReviewState
from milepost.kernel.errors import Unmet

DUE_MONTHS, EARLIEST_MONTHS, LATEST_MONTHS = 6, 3, 12
"""Months after closing at which a review is due, and the window for it: `pir.due`."""
PMO = "The PMO director or an analyst"


def due_after(closed: date, months: int) -> date:
    """Return the day some months after another, at most the last of its month."""
    year, month = divmod(closed.year * 12 + closed.month - 1 + months, 12)
    return date(year, month + 1, min(closed.day, monthrange(year, month + 1)[1]))


def review_is_late(state: str, due: date | None, today: date) -> bool:
    """Return whether the report of a review is not in though its day has passed."""
    waits = state in {ReviewState.SCHEDULED.value, ReviewState.IN_PROGRESS.value}
    return waits and due is not None and due < today


def review_is_due_in_its_window(months: int) -> Unmet | None:
    """Require a review early enough to be remembered and late enough to see what came of it."""
    if EARLIEST_MONTHS <= months <= LATEST_MONTHS:
        return None
    return Unmet(
        rule="review_is_due_in_its_window",
        sentence=f"A review is due {EARLIEST_MONTHS} to {LATEST_MONTHS} months after closing.",
        missing="A number of months in this window.",
        cure="You",
        path=f"{DUE_MONTHS} months are usual.",
        field="months_after",
    )


def project_has_no_review(*, scheduled: bool) -> Unmet | None:
    """Require that no review is scheduled yet."""
    if not scheduled:
        return None
    return Unmet(
        rule="project_has_no_review",
        sentence="The review of this project is scheduled already.",
        missing="A project without one.",
        cure=PMO,
        path="Name another lead on the page of the review if the lead cannot do it.",
    )


def lead_is_independent(lead: int, delivered: Collection[int]) -> Unmet | None:
    """Require that who leads a review never took part in the delivery (SOD-08)."""
    if lead not in delivered:
        return None
    return Unmet(
        rule="lead_is_independent",
        sentence="Nobody leads the review of a project that they delivered.",
        missing="A lead who took no part in the delivery.",
        cure=PMO,
        path="Name somebody else.",
        field="lead",
    )


def lead_holds_a_post(*, holds: bool) -> Unmet | None:
    """Require that the lead holds a post, so that they may read what they review."""
    if holds:
        return None
    return Unmet(
        rule="lead_holds_a_post",
        sentence="Who leads a review holds a post that lets them read the project.",
        missing="A post: PMO, executive, resource manager or auditor.",
        cure="An executive or the PMO director",
        path="Name somebody who holds one, or give them one first.",
        field="lead",
    )


def reviewer_is_somebody_else(actor_id: int | None, lead: int) -> Unmet | None:
    """Require that nobody names themselves (SOD-04)."""
    if actor_id is None or actor_id != lead:
        return None
    return Unmet(
        rule="reviewer_is_somebody_else",
        sentence="Nobody names themselves to lead a review.",
        missing="Another lead, or somebody else who names you.",
        cure=PMO,
        path="Ask another person of the PMO.",
        field="lead",
    )


def review_is_in(state: str, *wanted: str) -> Unmet | None:
    """Require one of the wanted states."""
    if state in wanted:
        return None
    return Unmet(
        rule="review_is_in",
        sentence=f"This review is: {ReviewState(state).label.lower()}.",
        missing=f"A review that is: {' or '.join(ReviewState(each).label.lower() for each in wanted)}.",
        cure="Who leads the review",
        path="See on its page what comes next.",
    )


def project_has_closed(*, closed: bool) -> Unmet | None:
    """Require that the project was closed."""
    if closed:
        return None
    return Unmet(
        rule="project_has_closed",
        sentence="A review begins after its project was closed.",
        missing="The closing of the project.",
        cure="The PMO director, an executive or the sponsor",
        path="See on the closing page what is still open.",
    )


def who_leads_the_review_acts(actor_id: int | None, lead: int) -> Unmet | None:
    """Require the lead of the review."""
    if actor_id == lead:
        return None
    return Unmet(
        rule="who_leads_the_review_acts",
        sentence="Only who leads a review says what it finds.",
        missing="The lead of this review.",
        cure="Who leads the review",
        path="Tell them what you know.",
    )


def objectives_are_judged(judged: int) -> Unmet | None:
    """Require a verdict on at least one objective."""
    if judged:
        return None
    return Unmet(
        rule="objectives_are_judged",
        sentence="A review says of the objectives whether they were met.",
        missing="A verdict on at least one objective.",
        cure="Who leads the review",
        path="Judge the objectives of the charter; what cannot be told is an answer too.",
    )


def somebody_else_accepts(actor_id: int | None, lead: int) -> Unmet | None:
    """Require that nobody accepts their own report (SOD-04)."""
    if actor_id is None or actor_id != lead:
        return None
    return Unmet(
        rule="somebody_else_accepts",
        sentence="Nobody accepts a review that they led.",
        missing="Somebody else who may.",
        cure="Another executive, or the PMO director",
        path="Ask one of them.",
    )


def adjustment_is_open(state: str) -> Unmet | None:
    """Require that the adjustment is not resolved yet."""
    if state == AdjustmentState.OPEN:
        return None
    return Unmet(
        rule="adjustment_is_open",
        sentence=f"This adjustment is {AdjustmentState(state).label.lower()} already.",
        missing="An open adjustment.",
        cure="Nobody",
        path="Its history tells how it ended.",
    )


def who_owns_the_adjustment_acts(actor_id: int | None, owner: int) -> Unmet | None:
    """Require the owner of the adjustment."""
    if actor_id == owner:
        return None
    return Unmet(
        rule="who_owns_the_adjustment_acts",
        sentence="Only the owner of an adjustment says that it is done.",
        missing="Its owner.",
        cure="The owner of the adjustment",
        path="Ask them.",
    )


def adjustments_are_resolved(still_open: Collection[str]) -> Unmet | None:
    """Require that every adjustment is implemented or rejected."""
    if not still_open:
        return None
    return Unmet(
        rule="adjustments_are_resolved",
        sentence="A review closes once every adjustment is implemented, or rejected with a reason.",
        missing=f"Open: {'; '.join(still_open)}.",
        cure="The owners of the adjustments",
        path="Each owner names what was changed, or the PMO director rejects it and says why.",
    )


def adjustment_is_kept(unkept: Collection[str]) -> Unmet | None:
    """Require that every implemented adjustment is kept as a lesson, so that the next similar project meets it."""
    if not unkept:
        return None
    return Unmet(
        rule="adjustment_is_kept",
        sentence="Every adjustment that was implemented is kept as a lesson for similar projects.",
        missing=f"No lesson yet of: {'; '.join(unkept)}.",
        cure=PMO,
        path="Keep it as a lesson on the page of the adjustment.",
    )


def owner_holds_a_post(*, holds: bool) -> Unmet | None:
    """Require that the owner of an adjustment holds a post: the team is dissolved, and somebody must see to it."""
    if holds:
        return None
    return Unmet(
        rule="owner_holds_a_post",
        sentence="The owner of an adjustment holds a post: the team of the project is dissolved.",
        missing="An owner of the PMO, an executive, a resource manager or an auditor.",
        cure="You",
        path="Name somebody who can change it.",
        field="owner",
    )
