"""Verbs of the decision: a board approves, defers or rejects; who asked may appeal a rejection once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from milepost.demand import queries, rules
from milepost.demand.actions.moving import moved, not_a_party, standing_at
from milepost.demand.actions.screening import begin_round
from milepost.demand.choices import APPELLANTS, BOARD, Outcome, RequestState
from milepost.demand.models import BoardDecision, ProjectRequest, Vote
from milepost.demand.policies import request_scope
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Body
from milepost.people.queries import add_working_days, house_calendar, local_date, members_of

APPEAL_WITHIN = 20
"""Working days."""


def _in_time(_actor: Actor, request: ProjectRequest, *_others: object) -> Iterator[Unmet]:
    unmet = rules.appeal_is_made_once_and_in_time(
        request.appeal_by_date, local_date(clock.now()), appealed=request.appealed
    )
    yield from () if unmet is None else (unmet,)


@action(
    "demand.decide_request",
    allowed=BOARD,
    scope=request_scope,
    guards=(standing_at(RequestState.SHORTLISTED), not_a_party),
    path="The board decides. The PMO brings requests before it; ask the chair.",
)
def decide_request(
    act: Act,
    request: ProjectRequest,
    *,
    body: Body,
    votes: Mapping[int, str],
    outcome: str,
    reason: str,
    reason_code: str = "",
    until_date: date | None = None,
    conditions: str = "",
    dissent: str = "",
    version: int | None = None,
) -> ProjectRequest:
    """Record what a body decided about a request: the motion, why, on which conditions, and how each member voted."""
    act.expect(request, version)
    ballots = _ballots(act, request, body, votes)
    act.require(
        rules.reason_is_given(reason),
        rules.rejection_has_a_reason_code(outcome, reason_code),
        rules.deferral_names_a_later_day(outcome, until_date, local_date(act.at)),
        rules.quorum_counts_free_votes(ballots, body.quorum),
        rules.motion_is_carried(ballots, outcome),
    )
    decision = BoardDecision(request=request, body=body, outcome=outcome, reason=reason, reason_code=reason_code)
    decision.conditions, decision.dissent, decision.until_date = conditions, dissent, until_date
    decision.quorum, decision.counted = body.quorum, sum(not each.conflict for each in ballots)
    decision.decided_on, decision.recorded_by_id = local_date(act.at), act.actor.person_id or 0
    act.add(decision)
    act.add_all(
        [
            Vote(decision=decision, member_id=each.member_id, ballot=each.ballot, conflict=each.conflict)
            for each in ballots
        ]
    )
    return moved(act, request, outcome, **_follows(outcome, until_date, local_date(act.at)))


def _ballots(act: Act, request: ProjectRequest, body: Body, votes: Mapping[int, str]) -> list[rules.BallotCast]:
    """Return the votes of members, each with why it does not count; refuse votes and minutes of anybody else."""
    conflicts = queries.conflicts_of(request, local_date(act.at))
    members = members_of(body, act.at)
    act.require(
        rules.only_members_vote({*votes, act.actor.person_id or 0}, members),
        rules.minutes_are_of_the_chair(
            act.actor.person_id, body.chair_id, chair_is_free=queries.free_chair(body, conflicts)
        ),
    )
    return [rules.BallotCast(member, ballot, conflicts.get(member, "")) for member, ballot in votes.items()]


def _follows(outcome: str, until: date | None, today: date) -> dict[str, Any]:
    """Return what else changes on a request by its decision."""
    if outcome == Outcome.DEFERRED:
        return {"until_date": until}
    if outcome == Outcome.REJECTED:
        return {"appeal_by_date": add_working_days(house_calendar(), today, APPEAL_WITHIN)}
    return {}


@action(
    "demand.appeal_rejection",
    allowed=APPELLANTS,
    scope=request_scope,
    guards=(standing_at(RequestState.REJECTED), _in_time),
    path="The requester or the sponsor may appeal; or raise a new request.",
)
def appeal_rejection(act: Act, request: ProjectRequest, *, grounds: str, version: int | None = None) -> ProjectRequest:
    """Appeal a rejection once, with grounds; the request is scored anew."""
    act.expect(request, version)
    act.because(grounds)
    return begin_round(act, request, appealed=True, decision_due_date=None)
