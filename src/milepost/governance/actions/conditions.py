"""Verbs of what follows a gate: conditions are closed, verified, given back or renewed; recommendations answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from milepost.governance import queries, rules
from milepost.governance.actions.guards import DECIDING, unmet
from milepost.governance.choices import (
    EXECUTIVE,
    PARTIES,
    SPONSOR,
    VERIFIERS,
    ConditionState,
    RecommendationState,
)
from milepost.governance.events import ConditionMoved
from milepost.governance.models import Condition, Recommendation
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.projects import queries as projects

ASK_THE_OWNER = "Its owner closes it with evidence. Ask them."
ASK_A_VERIFIER = "Ask the PMO, the oversight officer or the sponsor; not its owner."
VERIFYING = projects.independent("verify a condition of a gate")


def _own(actor: Actor, part: Condition | Recommendation) -> Iterator[Unmet]:
    yield from unmet(rules.is_theirs(actor.person_id, part.owner_id, str(part._meta.verbose_name)))


def _another(actor: Actor, condition: Condition) -> Iterator[Unmet]:
    yield from unmet(rules.another_verifies(actor.person_id, condition.owner_id))


def _standing_at(lawful: str) -> Any:
    def guard(_actor: Actor, part: Condition | Recommendation) -> Iterator[Unmet]:
        yield from unmet(rules.stands_at(part.state, lawful, str(part._meta.verbose_name)))

    return guard


@action(
    "governance.close_condition",
    allowed=PARTIES,
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, _standing_at(ConditionState.OPEN), _own),
    path=ASK_THE_OWNER,
)
def close_condition(act: Act, condition: Condition, *, evidence: str, version: int | None = None) -> Condition:
    """Say that a condition is met, and where that can be seen; somebody else verifies it."""
    act.expect(condition, version)
    act.require(rules.said(evidence, "evidence", "The evidence"))
    return _moved(
        act,
        condition,
        state=ConditionState.CLOSED,
        evidence=evidence,
        closed_at=act.at,
        closed_date=local_date(act.at),
    )


@action(
    "governance.verify_condition",
    allowed=VERIFIERS,
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, _standing_at(ConditionState.CLOSED), _another, VERIFYING),
    path=ASK_A_VERIFIER,
)
def verify_condition(act: Act, condition: Condition, *, version: int | None = None) -> Condition:
    """Verify that a condition is met, having looked at its evidence; it then blocks nothing any more."""
    act.expect(condition, version)
    verifier = act.actor.person_id
    return _moved(act, condition, state=ConditionState.VERIFIED, verified_by_id=verifier, verified_at=act.at)


@action(
    "governance.return_condition",
    allowed=VERIFIERS,
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, _standing_at(ConditionState.CLOSED), _another, VERIFYING),
    path=ASK_A_VERIFIER,
)
def return_condition(act: Act, condition: Condition, *, reason: str, version: int | None = None) -> Condition:
    """Give back a condition whose evidence does not show it, and say what is missing; its day stays."""
    act.expect(condition, version)
    act.because(reason)
    return _moved(act, condition, state=ConditionState.OPEN, closed_at=None, closed_date=None)


@action(
    "governance.renew_condition",
    allowed=frozenset({SPONSOR, EXECUTIVE}),
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, _standing_at(ConditionState.OPEN), _another, DECIDING),
    path="Ask the sponsor or an executive for another day; it is given once.",
)
def renew_condition(
    act: Act, condition: Condition, *, due_date: date, reason: str, version: int | None = None
) -> Condition:
    """Give a condition that has lapsed another day, once; lapsed again, it blocks everything."""
    act.expect(condition, version)
    act.because(reason)
    today = local_date(act.at)
    act.require(
        rules.renewal_is_once(
            lapsed=queries.lapsed(condition, today), lapsed_before=condition.first_due_date is not None
        ),
        rules.renewed_day_is_near(due_date, today),
    )
    return _moved(act, condition, first_due_date=condition.due_date, due_date=due_date)


@action(
    "governance.answer_recommendation",
    allowed=PARTIES,
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, _standing_at(RecommendationState.OPEN), _own),
    path="Whoever was named to act on it answers it.",
)
def answer_recommendation(
    act: Act, recommendation: Recommendation, *, answer: str, version: int | None = None
) -> Recommendation:
    """Say what was done about a recommendation, or why it is not followed."""
    act.expect(recommendation, version)
    act.require(rules.said(answer, "answer", "What became of it"))
    return act.change(recommendation, state=RecommendationState.ANSWERED, answer=answer, answered_at=act.at)


def _moved(act: Act, condition: Condition, **values: Any) -> Condition:
    act.change(condition, **values)
    act.tell(
        ConditionMoved(
            at=act.at,
            project_id=condition.project_id,
            actor_id=act.actor.person_id,
            condition_id=condition.pk,
            state=condition.state,
        )
    )
    return condition
