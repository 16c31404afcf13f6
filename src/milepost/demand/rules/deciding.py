"""How a board decides: who votes, whose vote counts, what carries a motion, and how one may appeal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from milepost.demand.choices import Ballot, Outcome, RejectionReason
from milepost.kernel.errors import Unmet


@dataclass(frozen=True, slots=True)
class BallotCast:
    """A vote of a member, and why it does not count where it does not."""

    member_id: int
    ballot: str
    conflict: str = ""


def only_members_vote(voters: Collection[int], members: Collection[int]) -> Unmet | None:
    """Require that every vote is one of a member."""
    strangers = set(voters) - set(members)
    if not strangers:
        return None
    return Unmet(
        rule="only_members_vote",
        sentence="Only members of the body vote.",
        missing=f"{len(strangers)} votes are of people without a seat.",
        cure="You",
        path="Record the votes of the members alone.",
        field="votes",
    )


def quorum_counts_free_votes(ballots: Sequence[BallotCast], quorum: int) -> Unmet | None:
    """Require that as many free votes were cast as the body needs; a vote in conflict never counts (SOD-09)."""
    free = sum(not each.conflict for each in ballots)
    if free >= quorum:
        return None
    aside = len(ballots) - free
    return Unmet(
        rule="quorum_counts_free_votes",
        sentence=f"A decision needs the votes of {quorum} members who have no part or interest in the request.",
        missing=f"{free} of {quorum} votes count; {aside} are of members with a part or interest in it.",
        cure="The chair",
        path="Meet again with more members who are free to vote.",
        field="votes",
    )


def motion_is_carried(ballots: Sequence[BallotCast], outcome: str) -> Unmet | None:
    """Require that more free votes are for the motion than against it, and that it is one of the three."""
    counted = [each.ballot for each in ballots if not each.conflict]
    if outcome in Outcome.values and counted.count(Ballot.FOR) > counted.count(Ballot.AGAINST):
        return None
    return Unmet(
        rule="motion_is_carried",
        sentence="A board approves, defers or rejects by more votes for that motion than against it.",
        missing=f"{counted.count(Ballot.FOR)} for, {counted.count(Ballot.AGAINST)} against.",
        cure="The board",
        path="Put another motion to the vote; a request that is not decided stays before the board.",
        field="outcome",
    )


def minutes_are_of_the_chair(actor_id: int | None, chair_id: int, *, chair_is_free: bool) -> Unmet | None:
    """Require that the chair records the decision, or another member where the chair has a part or interest in it."""
    if (actor_id == chair_id) == chair_is_free:
        return None
    return Unmet(
        rule="minutes_are_of_the_chair",
        sentence="The chair records what the body decided; one with a part or interest in it leaves that to another.",
        missing="The chair." if chair_is_free else "Another member.",
        cure="The chair" if chair_is_free else "A member who has no part in the request",
        path="Ask them to record it.",
    )


def reason_is_given(reason: str) -> Unmet | None:
    """Require that a decision says why: nobody is answered with silence."""
    if reason.strip():
        return None
    return Unmet(
        rule="reason_is_given",
        sentence="A decision says why; the requester reads it.",
        missing="The reason.",
        cure="You",
        path="Write down why the board decided so.",
        field="reason",
    )


def rejection_has_a_reason_code(outcome: str, code: str) -> Unmet | None:
    """Require that a rejection names its kind of reason, and nothing else does."""
    if (code in RejectionReason.values) if outcome == Outcome.REJECTED else not code:
        return None
    return Unmet(
        rule="rejection_has_a_reason_code",
        sentence="A rejection names the kind of its reason; other decisions have none.",
        missing="The kind of reason." if outcome == Outcome.REJECTED else "No kind of rejection.",
        cure="You",
        path="Choose one for a rejection; leave it empty otherwise.",
        field="reason_code",
    )


def deferral_names_a_later_day(outcome: str, until: date | None, today: date) -> Unmet | None:
    """Require that a deferral names the day on which the request comes back, and nothing else does."""
    if (until is not None and until > today) if outcome == Outcome.DEFERRED else until is None:
        return None
    return Unmet(
        rule="deferral_names_a_later_day",
        sentence="A deferral names the day on which the request comes back; other decisions name none.",
        missing="A day ahead." if outcome == Outcome.DEFERRED else "No day.",
        cure="You",
        path="Choose a day for a deferral; leave it empty otherwise.",
        field="until_date",
    )


def appeal_is_made_once_and_in_time(by: date | None, today: date, *, appealed: bool) -> Unmet | None:
    """Require that a rejection is appealed once, within its time."""
    if not appealed and by is not None and today <= by:
        return None
    return Unmet(
        rule="appeal_is_made_once_and_in_time",
        sentence="A rejection can be appealed once, within 20 working days.",
        missing="The appeal was made already." if appealed else "The time for it has passed.",
        cure="Nobody",
        path="Raise a new request that says what is different now.",
    )
