"""Verbs of a decision's effect: it moves the project on its day, and may be taken back only before."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.governance import queries, rules
from milepost.governance.actions.guards import ASK_THE_BODY, DECIDING, disband, unmet
from milepost.governance.choices import (
    DECIDERS,
    ENACTERS,
    EXECUTIVE,
    PASSING,
    DecisionStanding,
    GateOutcome,
)
from milepost.governance.models import GateDecision
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.projects import queries as projects
from milepost.projects.actions import enter_stage, terminate
from milepost.projects.choices import EntryBasis


def _coming(_actor: Actor, decision: GateDecision) -> Iterator[Unmet]:
    yield from unmet(rules.decision_is_coming(decision.standing))


def _due(_actor: Actor, decision: GateDecision) -> Iterator[Unmet]:
    yield from unmet(rules.effect_has_its_day(decision.effective_date, local_date(clock.now())))


def take_effect(act: Act, decision: GateDecision) -> GateDecision:
    """Move the project as it was decided: on to the next phase, nowhere, or to its closing."""
    review = decision.review
    project, gate, key, note = decision.project, review.gate, decision.pk, decision.reason
    if decision.outcome in PASSING:
        enter_stage(act, project, review.leads_to, basis=EntryBasis.GATE, gate=gate, decision_id=key, note=note)
    elif decision.outcome == GateOutcome.STOP:
        terminate(act, project, gate=gate, decision_id=key, note=note)
    disband(act, review)
    return act.change(decision, standing=DecisionStanding.IN_FORCE, effected_at=act.at)


@action(
    "governance.enact_decision",
    allowed=ENACTERS,
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, _coming, _due),
    path="The PMO or the project manager enacts a decision on its day.",
)
def enact_decision(act: Act, decision: GateDecision, *, version: int | None = None) -> GateDecision:
    """Have a decision that was taken for a later day take effect, on that day or after it."""
    act.expect(decision, version)
    return take_effect(act, decision)


@action(
    "governance.withdraw_decision",
    allowed=DECIDERS | {EXECUTIVE},
    scope=projects.part_scope,
    guards=(projects.can_be_written_here, _coming, DECIDING),
    path=ASK_THE_BODY,
)
def withdraw_decision(act: Act, decision: GateDecision, *, reason: str, version: int | None = None) -> GateDecision:
    """Withdraw a decision before its effect, as the body that took it or a higher one; the gate is asked for anew."""
    act.expect(decision, version)
    act.because(reason)
    act.require(rules.same_or_higher_withdraws(may=queries.may_withdraw(act.actor.person_id or 0, decision, act.at)))
    disband(act, decision.review)
    for condition in decision.conditions.all():
        act.remove(condition)
    return act.change(decision, standing=DecisionStanding.WITHDRAWN)
