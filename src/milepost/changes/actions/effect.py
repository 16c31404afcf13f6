"""The only place where a change comes to hold: the promise is written anew."""

from __future__ import annotations

from milepost.changes import queries, rules
from milepost.changes.actions.moving import moved
from milepost.changes.choices import ChangeState
from milepost.changes.models import ChangeRequest
from milepost.kernel.act import Act
from milepost.planning.actions import (
    amend_item,
    baseline_after_change,
    move_items,
    move_milestones,
    promise_anew,
)
from milepost.planning.models import Baseline


def take_effect(act: Act, change: ChangeRequest) -> ChangeRequest:
    """Write the new promise as baseline n+1 where something promised is touched, and have the change hold."""
    impact = rules.stored_impact(change.impact)
    baseline = _plan_anew(act, change) if impact.planned else _promise_anew(act, change, impact)
    return moved(
        act,
        change,
        ChangeState.EFFECTIVE,
        effective_by_id=act.actor.person_id,
        effective_at=act.at,
        baseline_id=baseline.pk if baseline else None,
    )


def _promise_anew(act: Act, change: ChangeRequest, impact: rules.Impact) -> Baseline | None:
    """Promise dates and cost anew where no whole plan was approved."""
    difference = rules.stored_difference(change.difference)
    if not impact.touches_promise and not difference.milestones:
        return None
    return promise_anew(
        act,
        change.project,
        start_date=difference.start,
        finish_date=difference.finish,
        cost=difference.cost,
        milestone_dates=difference.milestones,
        reason=_because(change),
        change_reference=change.code,
    )


def _plan_anew(act: Act, change: ChangeRequest) -> Baseline:
    """Move and amend the work of an approved plan, and seal what it then says."""
    difference = rules.stored_difference(change.difference)
    items = queries.open_items(change.project_id)
    touched: set[int] = set()
    if difference.items:
        affected = move_items(act, change.project, queries.moves_by_id(items, difference))
        touched |= {each.item_id for each in affected.items}
    if difference.amendment:
        amended = items[difference.amendment.item]
        amended.refresh_from_db()
        told = {
            "owner_id": difference.amendment.owner_id,
            "definition_of_done": difference.amendment.definition_of_done,
        }
        amend_item(act, amended, **{name: value for name, value in told.items() if value})
        touched.add(amended.pk)
    move_milestones(act, change.project, difference.milestones)
    baseline = baseline_after_change(
        act, change.project, change_reference=change.code, reason=_because(change), touched=touched
    )
    return baseline if difference.cost is None else act.change(baseline, cost=difference.cost)


def _because(change: ChangeRequest) -> str:
    return f"{change.code} {change.title}: {change.reason}"[:4000]
