"""Verbs of the decision: within tolerance who leads decides, beyond it the sponsor, an executive or a board."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from milepost.changes import queries, rules
from milepost.changes.actions.effect import take_effect
from milepost.changes.actions.moving import (
    ASK_THE_LEAD,
    ASK_THE_SPONSOR,
    free_to_decide,
    moved,
    on_the_present_plan,
    standing_at,
    unmet,
)
from milepost.changes.actions.raising import assessed
from milepost.changes.actions.telling import tell
from milepost.changes.choices import UNDECIDED, ChangeOutcome, ChangeState, Lane
from milepost.changes.models import ChangeRequest, ChangeVote
from milepost.changes.policies import BEYOND_TOLERANCE, WITHIN_TOLERANCE
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Body
from milepost.people.queries import local_date, members_of
from milepost.projects.queries import can_be_written_here, independent, part_scope


def _within_tolerance(_actor: Actor, change: ChangeRequest, *_others: object) -> Iterator[Unmet]:
    beyond = rules.lane_is_theirs_to_decide(change.lane)
    if beyond is None and change.impact:
        impact = rules.stored_impact(change.impact)
        now = rules.lane_of(impact, queries.reach_of(change, impact, clock.now()))
        beyond = rules.lane_is_as_computed(change.lane, now)
    yield from unmet(beyond)


@action(
    "changes.decide_change",
    allowed=WITHIN_TOLERANCE,
    scope=part_scope,
    guards=(
        can_be_written_here,
        standing_at(ChangeState.ASSESSED),
        _within_tolerance,
        free_to_decide(from_above=False),
        on_the_present_plan,
    ),
    path=ASK_THE_LEAD,
)
def decide_change(
    act: Act,
    change: ChangeRequest,
    *,
    outcome: str,
    decision_reason: str,
    postponed_until: date | None = None,
    merged_into: int | None = None,
    version: int | None = None,
) -> ChangeRequest:
    """Decide a change within tolerance; once approved, everybody whom it touches is told in the same act."""
    act.expect(change, version)
    return _decided(act, change, outcome, decision_reason, postponed_until, merged_into)


@action(
    "changes.rule_on_change",
    allowed=BEYOND_TOLERANCE,
    scope=part_scope,
    guards=(
        can_be_written_here,
        standing_at(ChangeState.ASSESSED),
        free_to_decide(from_above=True),
        on_the_present_plan,
        independent("decide changes beyond tolerance"),
    ),
    path=ASK_THE_SPONSOR,
)
def rule_on_change(
    act: Act,
    change: ChangeRequest,
    *,
    outcome: str,
    decision_reason: str,
    postponed_until: date | None = None,
    merged_into: int | None = None,
    body: Body | None = None,
    votes: Mapping[int, str] | None = None,
    version: int | None = None,
) -> ChangeRequest:
    """Decide a change from above the project, alone or by the votes of a board with its quorum."""
    act.expect(change, version)
    act.require(rules.votes_come_with_a_board(board=body is not None, votes=votes or {}))
    if body is not None:
        _vote(act, change, body, votes or {})
        act.change(change, body_id=body.pk)
    return _decided(act, change, outcome, decision_reason, postponed_until, merged_into)


@action(
    "changes.authorise_emergency",
    allowed=BEYOND_TOLERANCE,
    scope=part_scope,
    guards=(
        can_be_written_here,
        standing_at(*UNDECIDED),
        free_to_decide(from_above=True),
        independent("authorise an emergency change"),
    ),
    path=ASK_THE_SPONSOR,
)
def authorise_emergency(
    act: Act, change: ChangeRequest, *, decision_reason: str, version: int | None = None
) -> ChangeRequest:
    """Have a change hold at once because it cannot wait, and say why; everybody is told now, and answers afterwards."""
    act.expect(change, version)
    act.because(decision_reason)
    act.require(rules.decision_says_why(decision_reason))
    act.change(change, **assessed(act, change))
    act.change(
        change,
        emergency=True,
        decided_by_id=act.actor.person_id,
        decided_at=act.at,
        decision_reason=decision_reason,
    )
    tell(act, change, queries.audience_of(change), afterwards=True)
    return take_effect(act, change)


def _decided(
    act: Act, change: ChangeRequest, outcome: str, reason: str, until: date | None, number: int | None
) -> ChangeRequest:
    act.because(reason, needed=False)
    into = queries.change_numbered(change.project_id, number)
    act.require(
        rules.outcome_is_one_of_four(outcome),
        rules.decision_says_why(reason),
        rules.postponed_to_a_later_day(outcome, until, local_date(act.at)),
        rules.merged_into_an_open_change(
            outcome,
            named=number is not None,
            is_open=into is not None and into.pk != change.pk and into.state in UNDECIDED,
        ),
    )
    signed: dict[str, Any] = {"decided_by_id": act.actor.person_id, "decided_at": act.at, "decision_reason": reason}
    if outcome != ChangeOutcome.APPROVE:
        return moved(act, change, **signed, **_not_approved(act, outcome, until, into))
    act.change(change, **signed)
    if change.lane == Lane.A:
        return take_effect(act, change)
    tell(act, change, queries.audience_of(change), afterwards=False)
    return moved(act, change, ChangeState.NOTICED)


def _not_approved(act: Act, outcome: str, until: date | None, into: ChangeRequest | None) -> dict[str, Any]:
    if outcome == ChangeOutcome.POSTPONE:
        return {"state": ChangeState.POSTPONED, "postponed_until": until}
    if outcome == ChangeOutcome.MERGE and into is not None:
        return {"state": ChangeState.MERGED, "merged_into_id": into.pk, "ended_at": act.at}
    return {"state": ChangeState.REJECTED, "ended_at": act.at}


def _vote(act: Act, change: ChangeRequest, body: Body, votes: Mapping[int, str]) -> None:
    """Keep the votes of a board; those of members with a part in the change do not count."""
    conflicts = queries.conflicts_of(change, act.at)
    cast = [rules.Voted(member, ballot, conflicts.get(member, "")) for member, ballot in sorted(votes.items())]
    act.require(
        rules.only_members_vote_on_it(votes, act.actor.person_id, members_of(body, act.at)),
        rules.board_decides_with_its_quorum(cast, body.quorum),
    )
    act.add_all(
        [
            ChangeVote(change=change, member_id=each.member_id, ballot=each.ballot, conflict=each.conflict)
            for each in cast
        ]
    )
