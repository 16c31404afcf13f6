"""How a gate is decided: by whom, by how many free votes, from which day, and when it may be taken back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from milepost.demand.choices import Ballot
from milepost.documents.wording import day
from milepost.governance.choices import (
    ALONE,
    DECIDING_KINDS,
    Blocks,
    DecisionStanding,
    GateOutcome,
)
from milepost.kernel.errors import Unmet
from milepost.people.choices import BodyKind

CONDITION_WITHIN = timedelta(days=30)
"""`gate.condition.max_age`."""
GOVERNING = frozenset({BodyKind.GOVERNING.value})


@dataclass(frozen=True, slots=True)
class GateBallot:
    """A vote, and why it does not count where it does not."""

    member_id: int
    ballot: str
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A condition as a body words it: what, whose, by when, and what its lapse blocks."""

    text: str
    owner_id: int
    due: date
    blocks: str


def body_may_decide(role: str, kind: str | None) -> Unmet | None:
    """Require a body that decides for the role that the method names; the sponsor alone only where it says so."""
    lawful = DECIDING_KINDS.get(role, GOVERNING)
    if role in ALONE or (kind is not None and kind in lawful):
        return None
    kinds = " or ".join(sorted(BodyKind(each).label.lower() for each in lawful))
    return Unmet(
        rule="body_may_decide",
        sentence=f"This gate is decided by a {kinds}.",
        missing="A body of that kind.",
        cure="PMO",
        path="Choose such a body; an executive founds it where there is none.",
        field="body",
    )


def only_members_decide(voters: Collection[int], members: Collection[int]) -> Unmet | None:
    """Require that every vote, and the minutes, are of members."""
    strangers = set(voters) - set(members)
    if not strangers:
        return None
    return Unmet(
        rule="only_members_decide",
        sentence="Only members of the body vote on a gate and record what was decided.",
        missing=f"{len(strangers)} of those named have no seat on it.",
        cure="The chair",
        path="Record the votes of the members alone.",
        field="in_favour",
    )


def chair_records(actor: int | None, chair: int, *, chair_is_free: bool) -> Unmet | None:
    """Require that the chair records the decision, or another member where the chair is not free to decide."""
    if (actor == chair) == chair_is_free:
        return None
    return Unmet(
        rule="chair_records",
        sentence="The chair records what the body decided; a chair who is not independent leaves it to another member.",
        missing="The chair." if chair_is_free else "Another member.",
        cure="The chair" if chair_is_free else "A member who is independent of the project",
        path="Ask them to record it.",
    )


def quorum_is_free(ballots: Sequence[GateBallot], quorum: int) -> Unmet | None:
    """Require as many votes of independent members as the body needs; a vote in conflict is kept and not counted."""
    free = sum(not each.conflict for each in ballots)
    if free >= quorum:
        return None
    return Unmet(
        rule="quorum_is_free",
        sentence=f"A gate is decided by at least {quorum} members who are independent of the project.",
        missing=f"{free} of {quorum} votes count; {len(ballots) - free} are of members who are not independent.",
        cure="The chair",
        path="Meet again with more members who are free to vote.",
        field="in_favour",
    )


def motion_carries(ballots: Sequence[GateBallot], outcome: str) -> Unmet | None:
    """Require more free votes for the motion than against it, and one of the four motions."""
    counted = [each.ballot for each in ballots if not each.conflict]
    if outcome in GateOutcome.values and counted.count(Ballot.FOR) > counted.count(Ballot.AGAINST):
        return None
    return Unmet(
        rule="motion_carries",
        sentence="A gate is decided by more votes for the motion than against it.",
        missing=f"{counted.count(Ballot.FOR)} for, {counted.count(Ballot.AGAINST)} against.",
        cure="The body",
        path="Put another motion to the vote; a gate that is not decided stays before the body.",
        field="outcome",
    )


def conditions_fit(outcome: str, conditions: Sequence[Wanted], today: date) -> Unmet | None:
    """Require conditions of a conditional approval and of nothing else, each with words, owner, near day and a bite."""
    latest = today + CONDITION_WITHIN
    sound = all(
        each.text.strip() and each.blocks in Blocks.values and today < each.due <= latest for each in conditions
    )
    if sound and bool(conditions) == (outcome == GateOutcome.CONDITIONAL):
        return None
    return Unmet(
        rule="conditions_fit",
        sentence="An approval with conditions has at least one; each says what, whose, by when and what it blocks.",
        missing=f"Conditions that are due after today and until {day(latest)}."
        if outcome == GateOutcome.CONDITIONAL
        else "No conditions: this outcome has none.",
        cure="You",
        path="Word each condition so that its evidence can be seen, or choose another outcome.",
        field="outcome",
    )


def hold_says_what_to_rework(outcome: str, rework: str, until: date | None, today: date) -> Unmet | None:
    """Require that a hold names the rework and a day ahead, and that nothing else does."""
    whole = bool(rework.strip()) and until is not None and until > today
    if whole if outcome == GateOutcome.HOLD else not (rework.strip() or until):
        return None
    return Unmet(
        rule="hold_says_what_to_rework",
        sentence="A gate that is held says what is reworked and until when; other outcomes say neither.",
        missing="The rework and a day ahead." if outcome == GateOutcome.HOLD else "No rework.",
        cure="You",
        path="Fill in both for a hold; leave them empty otherwise.",
        field="rework",
    )


def decision_is_not_dated_back(effective: date, today: date) -> Unmet | None:
    """Require that a decision takes effect today or later: a gate is never passed in the past."""
    if effective >= today:
        return None
    return Unmet(
        rule="decision_is_not_dated_back",
        sentence="A gate decision takes effect on the day on which it is taken, or later.",
        missing="A day from today on.",
        cure="You",
        path="Leave the day empty for today.",
        field="effective_date",
    )


def effect_has_its_day(effective: date, today: date) -> Unmet | None:
    """Require that the day of the effect has come."""
    if effective <= today:
        return None
    return Unmet(
        rule="effect_has_its_day",
        sentence="A decision takes effect on its day.",
        missing=f"It takes effect on {day(effective)}.",
        cure="Nobody",
        path="Wait for that day.",
    )


def decision_is_coming(standing: str) -> Unmet | None:
    """Require that the decision has not taken effect yet and was not withdrawn."""
    if standing == DecisionStanding.COMING:
        return None
    return Unmet(
        rule="decision_is_coming",
        sentence=f"This decision stands at: {DecisionStanding(standing).label.lower()}.",
        missing="A decision that has not taken effect.",
        cure="Nobody",
        path="What has taken effect is not taken back; another decision follows: a hold, or an end.",
    )


def same_or_higher_withdraws(*, may: bool) -> Unmet | None:
    """Require that a decision is withdrawn by the body that took it or by a higher one."""
    if may:
        return None
    return Unmet(
        rule="same_or_higher_withdraws",
        sentence="A gate decision is withdrawn by the body that took it, or by a higher one.",
        missing="A seat on such a body.",
        cure="The body that decided",
        path="Ask its chair to withdraw it.",
    )
