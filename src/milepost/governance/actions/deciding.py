"""The verb of the decision: a body with its quorum, or the sponsor alone, decides a gate after its review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from milepost.governance import queries, rules
from milepost.governance.actions.effects import take_effect
from milepost.governance.actions.guards import ASK_THE_BODY, DECIDING, disband, moved, standing_at, unmet, whole
from milepost.governance.choices import DECIDERS, PASSING, REVIEWERS, ReviewState
from milepost.governance.events import GateDecided
from milepost.governance.models import Condition, GateDecision, GateReview, GateVote
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.projects import queries as projects


def _at_work(_actor: Actor, review: GateReview) -> Iterator[Unmet]:
    yield from unmet(rules.project_is_at_work(review.project.standing))


@action(
    "governance.decide_gate",
    allowed=DECIDERS,
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, standing_at(ReviewState.REPORTED), _at_work, DECIDING, whole),
    path=ASK_THE_BODY,
)
def decide_gate(
    act: Act,
    review: GateReview,
    *,
    votes: Mapping[int, str],
    outcome: str,
    reason: str,
    conditions: Sequence[rules.Wanted] = (),
    rework: str = "",
    rework_date: date | None = None,
    dissent: str = "",
    effective_date: date | None = None,
    version: int | None = None,
) -> GateDecision:
    """Record what was decided at a gate, by which votes, why, on which conditions, and from which day."""
    act.expect(review, version)
    today = local_date(act.at)
    ballots = _ballots(act, review, votes)
    quorum = review.body.quorum if review.body else 1
    act.require(
        rules.said(reason, "reason", "Why it is decided so"),
        rules.conditions_fit(outcome, conditions, today),
        rules.hold_says_what_to_rework(outcome, rework, rework_date, today),
        rules.decision_is_not_dated_back(effective_date or today, today),
        rules.quorum_is_free(ballots, quorum),
        rules.motion_carries(ballots, outcome),
        *(_still_unmet(review) if outcome in PASSING else ()),
        rules.owners_take_part(queries.strangers(review.project, {each.owner_id for each in conditions}, act.at)),
    )
    moved(act, review, ReviewState.DECIDED, ended_at=act.at)
    decision = GateDecision(project=review.project, review=review, body=review.body, outcome=outcome, reason=reason)
    decision.dissent, decision.rework, decision.rework_date = dissent, rework, rework_date
    decision.quorum, decision.counted = quorum, sum(not each.conflict for each in ballots)
    decision.decided_at, decision.decided_date = act.at, today
    decision.effective_date = effective_date or today
    decision.recorded_by_id = act.actor.person_id or 0
    act.add(decision)
    _recorded(act, decision, ballots, conditions)
    disband(act, review, REVIEWERS)
    return take_effect(act, decision) if decision.effective_date == today else decision


def _recorded(
    act: Act, decision: GateDecision, ballots: list[rules.GateBallot], conditions: Sequence[rules.Wanted]
) -> None:
    """Keep the votes, those in conflict too, and the conditions; tell the decision."""
    act.add_all(
        [
            GateVote(decision=decision, member_id=each.member_id, ballot=each.ballot, conflict=each.conflict)
            for each in ballots
        ]
    )
    for each in conditions:
        made = Condition(project=decision.project, decision=decision, text=each.text, owner_id=each.owner_id)
        made.due_date, made.blocks = each.due, each.blocks
        act.add(made)
    told: dict[str, Any] = {"decision_id": decision.pk, "gate": decision.review.gate, "outcome": decision.outcome}
    act.tell(GateDecided(at=act.at, project_id=decision.project_id, actor_id=act.actor.person_id, **told))


def _ballots(act: Act, review: GateReview, votes: Mapping[int, str]) -> list[rules.GateBallot]:
    """Return the votes, each with why it does not count; refuse votes and minutes of anybody who has no say."""
    deciders = queries.deciders_of(review, act.at)
    conflicts = queries.not_free_to_decide(review.project, act.at, review)
    recorder = act.actor.person_id
    act.require(rules.only_members_decide({*votes, recorder or 0}, deciders))
    if review.body is not None:
        chair = review.body.chair_id
        act.require(rules.chair_records(recorder, chair, chair_is_free=chair not in conflicts))
    return [rules.GateBallot(member, ballot, conflicts.get(member, "")) for member, ballot in votes.items()]


def _still_unmet(review: GateReview) -> Iterator[Unmet]:
    """Yield what no longer holds of what was met when the gate was asked for."""
    check = queries.gate_check(review.project, review.gate)
    yield from rules.unmet_criteria(check.told if check else ())
