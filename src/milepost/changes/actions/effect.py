"""The only place where a change comes to hold: the promise is written anew."""

from __future__ import annotations

from milepost.changes import rules
from milepost.changes.actions.moving import moved
from milepost.changes.choices import ChangeState
from milepost.changes.models import ChangeRequest
from milepost.kernel.act import Act
from milepost.planning.actions import promise_anew


def take_effect(act: Act, change: ChangeRequest) -> ChangeRequest:
    """Write the new promise as baseline n+1 where something promised is touched, and have the change hold."""
    difference = rules.stored_difference(change.difference)
    impact = rules.stored_impact(change.impact)
    baseline = None
    if impact.touches_promise or difference.milestones:
        baseline = promise_anew(
            act,
            change.project,
            start_date=difference.start,
            finish_date=difference.finish,
            cost=difference.cost,
            milestone_dates=difference.milestones,
            reason=f"{change.code} {change.title}: {change.reason}"[:4000],
        )
    return moved(
        act,
        change,
        ChangeState.EFFECTIVE,
        effective_by_id=act.actor.person_id,
        effective_at=act.at,
        baseline_id=baseline.pk if baseline else None,
    )
