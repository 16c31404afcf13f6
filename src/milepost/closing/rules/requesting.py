"""What must hold when acceptance is requested, and where a request stands by its dates and its content."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from milepost.closing.choices import AcceptanceState
from milepost.documents import wording
from milepost.kernel.errors import Unmet

EXPIRES_AFTER = 20
"""Working days of the organisation's calendar: `acceptance.request.expiry`."""


def submission_is_under_test(state: str, lawful: Collection[str], label: str) -> Unmet | None:
    """Require that what the client is asked about was submitted and checked."""
    if state in lawful:
        return None
    return Unmet(
        rule="submission_is_under_test",
        sentence="Acceptance is requested for a deliverable that was submitted and checked.",
        missing=f"A submission with its checks: the deliverable is {label.lower()}.",
        cure="The project team",
        path="Submit it, check every criterion, then request acceptance.",
    )


def every_criterion_is_checked(unchecked: Collection[str]) -> Unmet | None:
    """Require that every criterion of the deliverable was checked on the very submission."""
    if not unchecked:
        return None
    return Unmet(
        rule="every_criterion_is_checked",
        sentence="The client decides on evidence: every criterion is checked before acceptance is requested.",
        missing="A check of: " + "; ".join(sorted(unchecked)) + ".",
        cure="The project team",
        path="Record the result of each check with its evidence, then request acceptance.",
    )


def no_request_waits(*, waits: bool) -> Unmet | None:
    """Require that the client is not asked about the same thing already."""
    if not waits:
        return None
    return Unmet(
        rule="no_request_waits",
        sentence="The client has been asked to accept this and has not answered yet.",
        missing="An answer, or the end of that request.",
        cure="The client; or you, by withdrawing the request",
        path="Send the link once more from the request, or withdraw the request first.",
    )


def signatory_can_be_reached(email: str) -> Unmet | None:
    """Require an address, because link and code travel by mail."""
    if email.strip():
        return None
    return Unmet(
        rule="signatory_can_be_reached",
        sentence="Link and code reach the signatory by mail.",
        missing="The signatory's mail address.",
        cure="The PMO or an administrator",
        path="Have the address entered on the person.",
        field="mandate",
    )


def all_deliverables_are_accepted(planned: int, open_ones: Collection[str]) -> Unmet | None:
    """Require at least one deliverable, and each accepted, or accepted with conditions that have their dates."""
    if planned and not open_ones:
        return None
    missing = "Deliverables: none is planned." if not planned else "Acceptance of " + "; ".join(sorted(open_ones)) + "."
    return Unmet(
        rule="all_deliverables_are_accepted",
        sentence="The project is accepted when each of its deliverables is.",
        missing=missing,
        cure="The project manager and the client",
        path="Plan what the project delivers, and have each deliverable accepted first.",
    )


def project_is_not_accepted(*, accepted: bool) -> Unmet | None:
    """Require that the project was not accepted before."""
    if not accepted:
        return None
    return Unmet(
        rule="project_is_not_accepted",
        sentence="The client has accepted this project.",
        missing="Nothing: it is done.",
        cure="Nobody",
        path="Go on with the closing.",
    )


def acceptance_waits(state: str) -> Unmet | None:
    """Require that nothing was decided: a link is used once."""
    if state == AcceptanceState.REQUESTED:
        return None
    return Unmet(
        rule="acceptance_waits",
        sentence=f"This request is over: {AcceptanceState(state).label.lower()}. A link is used once.",
        missing="A request that waits for the client.",
        cure="The project manager",
        path="Ask the project manager for a new request, should there be something to decide.",
    )


def request_has_not_expired(expires_on: date, today: date) -> Unmet | None:
    """Require that the last day of the request has not passed."""
    if today <= expires_on:
        return None
    return Unmet(
        rule="request_has_not_expired",
        sentence=f"This request expired on {wording.day(expires_on)}.",
        missing="A request that has not expired.",
        cure="The project manager",
        path="Ask the project manager for a new request; it comes with a new link.",
    )


def content_is_what_was_requested(*, same: bool) -> Unmet | None:
    """Require that what is accepted is exactly what the client was asked about."""
    if same:
        return None
    return Unmet(
        rule="content_is_what_was_requested",
        sentence="What the client was asked to accept has changed since, so the request is void.",
        missing="A request about what stands now.",
        cure="The project manager",
        path="Ask the project manager for a new request; it comes with a new link.",
    )


def standing_in_words(state: str, expires_on: date, today: date, *, same: bool) -> str:
    """Return where a request stands, with what follows from its dates and its content."""
    if state != AcceptanceState.REQUESTED:
        return str(AcceptanceState(state).label)
    if not same:
        return "Void: the content has changed"
    if today > expires_on:
        return f"Expired on {wording.day(expires_on)}"
    return str(AcceptanceState.REQUESTED.label)
