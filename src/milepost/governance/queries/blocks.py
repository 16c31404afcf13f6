"""What lapsed conditions block on a project today, for the floors below that ask before they act."""

from __future__ import annotations

from datetime import date

from milepost.governance import rules
from milepost.governance.choices import ConditionState
from milepost.governance.models import Condition
from milepost.kernel import clock
from milepost.people.queries import local_date


def lapsed(condition: Condition, today: date) -> bool:
    """Return whether a condition has lapsed on a day."""
    return rules.has_lapsed(condition.state, condition.due_date, condition.closed_date, today)


def blocked_by(condition: Condition, today: date) -> frozenset[str]:
    """Return what a condition blocks on a day."""
    before = condition.first_due_date is not None
    return rules.what_it_blocks(condition.blocks, lapsed=lapsed(condition, today), lapsed_before=before)


def blocking(project_id: int, what: str) -> list[Condition]:
    """Return the lapsed conditions that block `what` on a project today, with one query."""
    waiting = Condition.objects.filter(project_id=project_id).exclude(state=ConditionState.VERIFIED)
    today = local_date(clock.now())
    return [each for each in waiting.order_by("due_date", "pk") if what in blocked_by(each, today)]


def texts_blocking(project_id: int, what: str) -> tuple[str, ...]:
    """Return in words what blocks `what` on a project today: what the floors below are told."""
    return tuple(str(each) for each in blocking(project_id, what))
