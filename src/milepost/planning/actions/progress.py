"""How work goes on. Plain functions, called by the floor above within the acts of those who do the work.

Whoever calls them has found out that the actor may: an assignment that was accepted, or a checker who is not the maker.
Each keeps the timetable, so that what is expected of the project follows without another keystroke.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from milepost.kernel.act import Act
from milepost.people.queries import local_date
from milepost.planning import queries, rules
from milepost.planning.actions.timetable import keep_timetable
from milepost.planning.choices import BEGUN_WORK, LinkKind, WorkKind, WorkState
from milepost.planning.events import WorkProgressed
from milepost.planning.models import Milestone, WorkItem

PLANNED, RUNNING, BLOCKED, IN_CHECK, DONE = (
    WorkState.PLANNED.value,
    WorkState.IN_PROGRESS.value,
    WorkState.BLOCKED.value,
    WorkState.IN_CHECK.value,
    WorkState.DONE.value,
)


def begin_item(act: Act, item: WorkItem, *, on: date, out_of_sequence: str = "") -> WorkItem:
    """Let work on an item begin on a day; before what it waits for only with the reason, which stays on it."""
    act.require(
        rules.work_is_in(item.state, (PLANNED,), str(item)),
        rules.actual_is_not_in_the_future(on, local_date(act.at), "on"),
        rules.predecessors_are_done(_held_at_start(item), out_of_sequence),
    )
    return _moved(act, item, state=RUNNING, actual_start=on, out_of_sequence=_said(item, out_of_sequence))


def add_hours(act: Act, item: WorkItem, *, hours: Decimal, remaining: Decimal | None) -> WorkItem:
    """Add hours that were spent, negative when an entry is taken back, and what remains by whoever does the work."""
    act.require(
        rules.work_is_in(item.state, (PLANNED, RUNNING, BLOCKED), str(item)) if hours > 0 else None,
        rules.is_not_negative(remaining, "remaining_hours", "What remains"),
        rules.is_not_negative(item.spent_hours + hours, "spent_hours", "What was spent"),
    )
    left = {} if remaining is None else {"remaining_hours": remaining}
    return _moved(act, item, spent_hours=item.spent_hours + hours, **left)


def block_item(act: Act, item: WorkItem) -> WorkItem:
    """Say that work cannot go on."""
    act.require(rules.work_is_in(item.state, (PLANNED, RUNNING), str(item)))
    return _moved(act, item, state=BLOCKED)


def unblock_item(act: Act, item: WorkItem) -> WorkItem:
    """Say that work can go on: it stands where it stood."""
    act.require(rules.work_is_in(item.state, (BLOCKED,), str(item)))
    return _moved(act, item, state=RUNNING if item.actual_start else PLANNED)


def hand_in_item(act: Act, item: WorkItem, *, out_of_sequence: str = "") -> WorkItem:
    """Hand in what was done, to be checked by somebody else."""
    act.require(
        rules.work_is_in(item.state, (RUNNING,), str(item)),
        rules.predecessors_are_done(_held_at_finish(item), out_of_sequence or item.out_of_sequence),
    )
    return _moved(act, item, state=IN_CHECK, remaining_hours=Decimal(0), out_of_sequence=_said(item, out_of_sequence))


def accept_item(act: Act, item: WorkItem, *, on: date) -> WorkItem:
    """Accept what was handed in: it is done, and what waits for it is free."""
    act.require(
        rules.work_is_in(item.state, (IN_CHECK,), str(item)),
        rules.actual_is_not_in_the_future(on, local_date(act.at), "on"),
        rules.finish_not_before_start(item.actual_start, on, "on"),
    )
    return _done(act, item, on)


def send_item_back(act: Act, item: WorkItem, *, remaining: Decimal | None) -> WorkItem:
    """Give back what was handed in, with what is still to do."""
    act.require(
        rules.work_is_in(item.state, (IN_CHECK,), str(item)),
        rules.is_not_negative(remaining, "remaining_hours", "What remains"),
    )
    return _moved(act, item, state=RUNNING, remaining_hours=remaining)


def reach_milestone(act: Act, item: WorkItem, *, on: date, out_of_sequence: str = "") -> WorkItem:
    """Say that a milestone of the work list was reached on a day."""
    act.require(
        rules.work_is_in(item.state, (PLANNED,), str(item)),
        rules.actual_is_not_in_the_future(on, local_date(act.at), "on"),
        rules.predecessors_are_done(_held_at_start(item), out_of_sequence),
    )
    act.change(item, actual_start=on, out_of_sequence=_said(item, out_of_sequence))
    return _done(act, item, on)


def _done(act: Act, item: WorkItem, on: date) -> WorkItem:
    if item.kind == WorkKind.MILESTONE:
        for milestone in Milestone.objects.filter(work_item=item):
            act.change(milestone, actual_date=on)
    return _moved(act, item, state=DONE, actual_finish=on, remaining_hours=Decimal(0))


def _moved(act: Act, item: WorkItem, **values: Any) -> WorkItem:
    act.change(item, **values)
    keep_timetable(act, item.project)
    act.tell(
        WorkProgressed(
            at=act.at, project_id=item.project_id, actor_id=act.actor.person_id, item_id=item.pk, state=item.state
        )
    )
    return item


def _held_at_start(item: WorkItem) -> list[str]:
    """Return what should have finished, or begun, before work on an item begins."""
    finished = [each.before for each in queries.waits_of(item) if each.kind == LinkKind.FS]
    begun = [each.before for each in queries.waits_of(item) if each.kind == LinkKind.SS]
    return [
        *(str(each) for each in finished if queries.is_open(each)),
        *(str(each) for each in begun if each.state not in BEGUN_WORK and queries.is_open(each)),
    ]


def _held_at_finish(item: WorkItem) -> list[str]:
    """Return what should have finished, or begun, before an item is handed in."""
    finished = [each.before for each in queries.waits_of(item) if each.kind in {LinkKind.FS, LinkKind.FF}]
    begun = [each.before for each in queries.waits_of(item) if each.kind in {LinkKind.SS, LinkKind.SF}]
    return [
        *(str(each) for each in finished if queries.is_open(each)),
        *(str(each) for each in begun if each.state not in BEGUN_WORK and queries.is_open(each)),
    ]


def _said(item: WorkItem, reason: str) -> str:
    return reason.strip() or item.out_of_sequence
