"""Verbs of decisions: a project asks, somebody else in management decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.changes import rules
from milepost.changes.choices import DecisionState
from milepost.changes.events import DecisionAsked, DecisionTaken, DecisionWithdrawn
from milepost.changes.models import Decision
from milepost.changes.policies import ASKERS, DECIDERS
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.people.queries import local_date
from milepost.projects.models import Project
from milepost.projects.queries import (
    can_be_written,
    can_be_written_here,
    independent,
    part_scope,
    project_scope,
)

ASK_MANAGEMENT = "Ask an executive, the PMO director or the sponsor to decide."


def _undecided_by_somebody_else(actor: Actor, decision: Decision) -> Iterator[Unmet]:
    checked = (
        rules.decision_is_asked(decision.state),
        rules.decider_did_not_ask(actor.person_id, decision.asked_by_id),
    )
    yield from (each for each in checked if each is not None)


@action(
    "changes.ask_decision",
    allowed=ASKERS,
    scope=project_scope,
    guards=(can_be_written,),
    path="Ask the project manager to put the question.",
)
def ask_decision(
    act: Act,
    project: Project,
    *,
    question: str,
    background: str = "",
    asked_of: Person | None = None,
    needed_by: date | None = None,
) -> Decision:
    """Ask management for a decision, with what they need to know and by when it is needed."""
    act.require(rules.question_is_asked_of_somebody_else(act.actor.person_id, asked_of.pk if asked_of else None))
    decision = act.add(
        Decision(
            project=project,
            question=question,
            background=background,
            asked_by_id=act.actor.person_id,
            asked_of=asked_of,
            needed_by=needed_by,
            asked_on=local_date(act.at),
        )
    )
    act.tell(
        DecisionAsked(
            at=act.at,
            project_id=project.pk,
            actor_id=act.actor.person_id,
            decision_id=decision.pk,
            asked_of_id=decision.asked_of_id,
        )
    )
    return decision


@action(
    "changes.decide",
    allowed=DECIDERS,
    scope=part_scope,
    guards=(can_be_written_here, _undecided_by_somebody_else, independent("decide questions")),
    path=ASK_MANAGEMENT,
)
def decide(act: Act, decision: Decision, *, choice: str, rationale: str, version: int | None = None) -> Decision:
    """Decide what a project asked, and say why."""
    act.expect(decision, version)
    act.require(
        rules.text_is_given(choice, "choice", "What was decided"),
        rules.text_is_given(rationale, "rationale", "The rationale"),
    )
    act.change(
        decision,
        state=DecisionState.DECIDED,
        choice=choice,
        rationale=rationale,
        decided_by_id=act.actor.person_id,
        decided_on=local_date(act.at),
    )
    act.tell(
        DecisionTaken(
            at=act.at,
            project_id=decision.project_id,
            actor_id=act.actor.person_id,
            decision_id=decision.pk,
            asked_by_id=decision.asked_by_id,
        )
    )
    return decision


@action(
    "changes.withdraw_decision",
    allowed=ASKERS,
    scope=part_scope,
    guards=(can_be_written_here,),
    path="Ask the project manager to take the question back.",
)
def withdraw_decision(act: Act, decision: Decision, *, reason: str, version: int | None = None) -> Decision:
    """Take a question back before it is decided, and say why."""
    act.expect(decision, version)
    act.because(reason)
    act.require(rules.decision_is_asked(decision.state))
    act.change(decision, state=DecisionState.WITHDRAWN)
    act.tell(
        DecisionWithdrawn(
            at=act.at, project_id=decision.project_id, actor_id=act.actor.person_id, decision_id=decision.pk
        )
    )
    return decision
