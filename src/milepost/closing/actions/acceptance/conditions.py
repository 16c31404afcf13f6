"""Verbs of conditions: the project manager reports one as met, the client or the sponsor confirms it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from milepost.closing.actions.acceptance.asking import ASK_THE_PM, tell
from milepost.closing.actions.guards import unmet
from milepost.closing.choices import CONDITION_CONFIRMERS, REQUESTERS, AcceptanceState, ConditionState
from milepost.closing.models import Acceptance, AcceptanceCondition
from milepost.closing.rules.deciding import condition_stands_at
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.planning.actions import settle_deliverable
from milepost.planning.choices import DeliverableState
from milepost.planning.models import Deliverable
from milepost.projects.queries import Control, can_be_written_here, independent, part_scope

CONFIRMS: Control = independent("confirm a condition of the client")


def _is(*lawful: str) -> Callable[..., Iterator[Unmet]]:
    def guard(_actor: Actor, condition: AcceptanceCondition) -> Iterator[Unmet]:
        yield from unmet(condition_stands_at(condition.state, *lawful))

    return guard


@action(
    "closing.report_condition",
    allowed=REQUESTERS,
    scope=part_scope,
    guards=(can_be_written_here, _is(ConditionState.OPEN)),
    path=ASK_THE_PM,
)
def report_condition(
    act: Act, condition: AcceptanceCondition, *, evidence: str, version: int | None = None
) -> AcceptanceCondition:
    """Report a condition as met, with its evidence."""
    act.expect(condition, version)
    act.because(evidence)
    return act.change(
        condition,
        state=ConditionState.REPORTED,
        evidence=evidence,
        reported_by_id=act.actor.person_id,
        reported_at=act.at,
    )


@action(
    "closing.return_condition",
    allowed=CONDITION_CONFIRMERS,
    scope=part_scope,
    guards=(can_be_written_here, _is(ConditionState.REPORTED), CONFIRMS),
    path="The client or the sponsor says whether a condition is met. Ask them.",
)
def return_condition(
    act: Act, condition: AcceptanceCondition, *, reason: str, version: int | None = None
) -> AcceptanceCondition:
    """Give a condition back as not met, and say why."""
    act.expect(condition, version)
    act.because(reason)
    return act.change(condition, state=ConditionState.OPEN)


@action(
    "closing.confirm_condition",
    allowed=CONDITION_CONFIRMERS,
    scope=part_scope,
    guards=(can_be_written_here, _is(ConditionState.REPORTED), CONFIRMS),
    path="The client or the sponsor says whether a condition is met. Ask them.",
)
def confirm_condition(
    act: Act, condition: AcceptanceCondition, *, reason: str = "", version: int | None = None
) -> AcceptanceCondition:
    """Confirm a condition as met; with the last one, what was accepted with conditions is accepted."""
    act.expect(condition, version)
    act.because(reason, needed=False)
    act.change(condition, state=ConditionState.MET, confirmed_by_id=act.actor.person_id, confirmed_at=act.at)
    acceptance = Acceptance.objects.get(pk=condition.acceptance_id)
    still = AcceptanceCondition.objects.filter(acceptance=acceptance).exclude(state=ConditionState.MET)
    if acceptance.state == AcceptanceState.CONDITIONAL and not still.exists():
        act.change(acceptance, state=AcceptanceState.CONDITIONS_MET)
        if acceptance.deliverable_id:
            deliverable = Deliverable.objects.get(pk=acceptance.deliverable_id)
            settle_deliverable(act, deliverable, DeliverableState.ACCEPTED, local_date(act.at))
        tell(act, acceptance)
    return condition
