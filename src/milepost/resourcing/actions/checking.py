"""Verbs of whoever checks: work is done when somebody who did not make it has accepted it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.planning import actions as planning
from milepost.planning.choices import WorkKind, WorkState
from milepost.planning.models import WorkItem
from milepost.projects.queries import can_be_written_here, part_scope
from milepost.resourcing import rules
from milepost.resourcing.actions.guards import item_at, not_the_maker, told
from milepost.resourcing.choices import ASSIGNERS, CHECKERS


def _milestone(_actor: Actor, item: WorkItem) -> Iterator[Unmet]:
    yield from told(rules.item_is_a_milestone(is_milestone=item.kind == WorkKind.MILESTONE, name=str(item)))


ASK_A_CHECKER = "Ask the project manager, the deputy or the owner of the work, whoever did not make it."


@action(
    "resourcing.accept_work",
    allowed=CHECKERS,
    scope=part_scope,
    guards=(can_be_written_here, item_at(WorkState.IN_CHECK), not_the_maker),
    path=ASK_A_CHECKER,
)
def accept_work(act: Act, item: WorkItem, *, on: date | None = None, version: int | None = None) -> WorkItem:
    """Accept what was handed in against its definition of done: it is done, and what waits for it is free."""
    act.expect(item, version)
    return planning.accept_item(act, item, on=on or local_date(act.at))


@action(
    "resourcing.return_work",
    allowed=CHECKERS,
    scope=part_scope,
    guards=(can_be_written_here, item_at(WorkState.IN_CHECK), not_the_maker),
    path=ASK_A_CHECKER,
)
def return_work(
    act: Act,
    item: WorkItem,
    *,
    reason: str,
    remaining_hours: Decimal | None = None,
    version: int | None = None,
) -> WorkItem:
    """Give back what is not done yet, with what is missing."""
    act.expect(item, version)
    act.because(reason)
    return planning.send_item_back(act, item, remaining=remaining_hours)


@action(
    "resourcing.reach_milestone",
    allowed=ASSIGNERS,
    scope=part_scope,
    guards=(can_be_written_here, item_at(WorkState.PLANNED), _milestone),
    path="Who leads the project says that a milestone was reached.",
)
def reach_work_milestone(
    act: Act, item: WorkItem, *, on: date | None = None, out_of_sequence: str = "", version: int | None = None
) -> WorkItem:
    """Say that a milestone of the work list was reached; the promised milestone is reached with it."""
    act.expect(item, version)
    return planning.reach_milestone(act, item, on=on or local_date(act.at), out_of_sequence=out_of_sequence)
