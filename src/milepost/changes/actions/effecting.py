"""Verbs after the notice: the team is confirmed as informed, the change carried out, verified and closed."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.changes import queries, rules
from milepost.changes.actions.effect import take_effect
from milepost.changes.actions.moving import ASK_THE_LEAD, moved, on_the_present_plan, standing_at, unmet
from milepost.changes.choices import ChangeState
from milepost.changes.models import ChangeRequest
from milepost.changes.policies import VERIFIERS, WITHIN_TOLERANCE
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.projects.queries import can_be_written_here, independent, part_scope


def _informed(_actor: Actor, change: ChangeRequest, *_others: object) -> Iterator[Unmet]:
    if change.state != ChangeState.NOTICED:
        return
    missing, known = queries.lacks_of(change)
    yield from unmet(rules.team_is_informed(missing, known.values()))


def _another_hand(actor: Actor, change: ChangeRequest, *_others: object) -> Iterator[Unmet]:
    hands = (change.implemented_by_id, change.effective_by_id if not change.emergency else None)
    yield from unmet(rules.verifier_is_somebody_else(actor.person_id, hands))


def _all_answered(_actor: Actor, change: ChangeRequest, *_others: object) -> Iterator[Unmet]:
    waiting = [each.name for each in queries.told_of(change).values() if not each.is_answered]
    yield from unmet(rules.everybody_answered(waiting))


@action(
    "changes.confirm_informed",
    allowed=WITHIN_TOLERANCE,
    scope=part_scope,
    guards=(can_be_written_here, standing_at(ChangeState.NOTICED), on_the_present_plan, _informed),
    path=ASK_THE_LEAD,
)
def confirm_informed(act: Act, change: ChangeRequest, *, version: int | None = None) -> ChangeRequest:
    """Confirm that the team is informed: only then, and by this act alone, does the change hold."""
    act.expect(change, version)
    return take_effect(act, change)


@action(
    "changes.implement_change",
    allowed=WITHIN_TOLERANCE,
    scope=part_scope,
    guards=(can_be_written_here, standing_at(ChangeState.EFFECTIVE)),
    path=ASK_THE_LEAD,
)
def implement_change(act: Act, change: ChangeRequest, *, evidence: str, version: int | None = None) -> ChangeRequest:
    """Say that an effective change is carried out, and where that can be seen."""
    act.expect(change, version)
    act.require(rules.text_is_told(evidence, "evidence", "Where it can be seen"))
    return moved(
        act,
        change,
        ChangeState.IMPLEMENTED,
        evidence=evidence,
        implemented_by_id=act.actor.person_id,
        implemented_at=act.at,
    )


@action(
    "changes.verify_change",
    allowed=VERIFIERS,
    scope=part_scope,
    guards=(standing_at(ChangeState.IMPLEMENTED), _another_hand, independent("verify that a change is carried out")),
    path="Ask the sponsor, the oversight officer or the PMO to verify it.",
)
def verify_change(act: Act, change: ChangeRequest, *, version: int | None = None) -> ChangeRequest:
    """Verify, as somebody who did not carry it out, that a change was carried out as it was decided."""
    act.expect(change, version)
    return moved(act, change, ChangeState.VERIFIED, verified_by_id=act.actor.person_id, verified_at=act.at)


@action(
    "changes.close_change",
    allowed=WITHIN_TOLERANCE,
    scope=part_scope,
    guards=(can_be_written_here, standing_at(ChangeState.VERIFIED), _all_answered),
    path=ASK_THE_LEAD,
)
def close_change(act: Act, change: ChangeRequest, *, version: int | None = None) -> ChangeRequest:
    """Close a verified change once everybody who was told of it has answered."""
    act.expect(change, version)
    return moved(act, change, ChangeState.CLOSED, ended_at=act.at)
