"""How a request moves: who has the next step, who may not take it, and when it has waited too long."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from milepost.demand.choices import WAITING, RequestState
from milepost.documents import wording
from milepost.kernel.errors import Unmet

IDLE_AFTER = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next and whose it is."""

    words: str
    whose: str


NEXT_STEPS = {
    RequestState.DRAFT.value: NextStep("Complete and submit it", "The requester"),
    RequestState.RETURNED.value: NextStep("Say what was asked for, and submit it again", "The requester"),
    RequestState.SUBMITTED.value: NextStep("Screen it", "The PMO"),
    RequestState.SCREENED.value: NextStep("Score it", "The scorers"),
    RequestState.SCORED.value: NextStep("Bring it before the board", "The PMO"),
    RequestState.SHORTLISTED.value: NextStep("Decide", "The board"),
    RequestState.DEFERRED.value: NextStep("Take it up again on its day", "The PMO"),
    RequestState.APPROVED.value: NextStep("Initiate the project", "The PMO director"),
    RequestState.REJECTED.value: NextStep("Appeal once, if there are grounds", "The requester"),
}


def is_idle(state: str, moved_on: date, today: date) -> bool:
    """Say whether a request has waited in its state for longer than it should."""
    return state in WAITING and today - moved_on > IDLE_AFTER


def request_is_in(state: str, lawful: Collection[str]) -> Unmet | None:
    """Require that the request stands where this can be done."""
    if state in lawful:
        return None
    now, step = RequestState(state).label, NEXT_STEPS.get(state)
    wanted = " or ".join(RequestState(each).label for each in RequestState.values if each in lawful)
    return Unmet(
        rule="request_is_in",
        sentence=f"This is done while a request is “{wanted}”; this one is “{now}”.",
        missing=f"A request that is “{wanted}”.",
        cure=step.whose if step else "Nobody",
        path=f"Next here: {step.words[:1].lower()}{step.words[1:]}."
        if step
        else "Raise a new request if it is needed.",
    )


def nobody_moves_their_own_request(actor_id: int | None, parties: Collection[int | None]) -> Unmet | None:
    """Require that neither requester nor sponsor nor prospective project manager moves a request on (SOD-04)."""
    if actor_id is None or actor_id not in parties:
        return None
    return Unmet(
        rule="nobody_moves_their_own_request",
        sentence="Who raised a request, sponsors it or would manage it does not move it on.",
        missing="Somebody of the PMO who has no part in it.",
        cure="Another person of the PMO",
        path="Ask them to do it.",
    )


def part_is_played_by_another(sponsor: int | None, pm: int | None) -> Unmet | None:
    """Require that the sponsor of a request would not also manage the project."""
    if sponsor is None or sponsor != pm:
        return None
    return Unmet(
        rule="part_is_played_by_another",
        sentence="Who sponsors a project does not manage it.",
        missing="Two different people.",
        cure="You",
        path="Propose another project manager, or leave it open.",
        field="prospective_pm",
    )


def review_day_has_come(until: date | None, today: date) -> Unmet | None:
    """Require that a deferred request is taken up again on its day, not before."""
    if until is None or today >= until:
        return None
    return Unmet(
        rule="review_day_has_come",
        sentence="A deferred request is taken up again on the day that the board named.",
        missing=f"The day {wording.day(until)}.",
        cure="The board",
        path="Wait for the day; the requester may withdraw it and raise a better one.",
    )
