"""Whom a move of some items touches: the schedule is computed on a copy, and nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

from milepost.kernel import clock
from milepost.people.queries import local_date
from milepost.planning.bridge.computing import compute
from milepost.planning.bridge.network import ProjectCalendar, project_calendar
from milepost.planning.choices import WorkKind
from milepost.planning.models import WorkItem
from milepost.planning.queries import Days, work_of

CHANGED, RESCHEDULED = "changed", "rescheduled"
Move = tuple[date, date]
"""New planned start and finish of one item; both the same day for a milestone."""


@dataclass(frozen=True, slots=True)
class AffectedItem:
    """One item that a move touches, and why: `changed` itself, or `rescheduled` because what it waits for moved.

    `days` are the working days by which its finish moves; `owner_id` is who answers for it, None while nobody does.
    `basis` is for machines: `changed:work_item:14` or `rescheduled:work_item:14`.
    """

    item_id: int
    number: int
    name: str
    owner_id: int | None
    start_before: date | None
    finish_before: date | None
    start_after: date
    finish_after: date
    days: int
    basis: str

    @property
    def is_changed(self) -> bool:
        """Say whether the item was moved itself."""
        return self.basis.startswith(CHANGED)


@dataclass(frozen=True, slots=True)
class Affected:
    """Everything that a move touches, by number, and what becomes of the end of the project."""

    items: tuple[AffectedItem, ...]
    finish_before: date | None
    finish_after: date | None

    @property
    def owner_ids(self) -> tuple[int, ...]:
        """Return who answers for what is touched, each once."""
        return tuple(dict.fromkeys(each.owner_id for each in self.items if each.owner_id is not None))


def affected_by(project_id: int, moved: Mapping[int, Move]) -> Affected:
    """Return the items whose dates move by at least one working day when `moved` is done, those of `moved` among them.

    `moved` gives new planned dates by the id of an item of the project. Ids of other projects, summaries and cancelled
    items are left out. Refused by name when the links make a loop.
    """
    facts, calendar, today = work_of(project_id), project_calendar(), local_date(clock.now())
    floor = min([today, *(each.planned_start for each in facts.items if each.planned_start)])
    before = compute(facts.items, facts.links, calendar, floor=floor, today=today)
    after = compute(_copies(facts.items, moved), facts.links, calendar, floor=floor, today=today)
    found = (
        _affected(item, before.days.get(item.pk), after.days.get(item.pk), calendar, changed=item.pk in moved)
        for item in facts.leaves
    )
    return Affected(tuple(each for each in found if each is not None), before.finish, after.finish)


def _copies(items: Sequence[WorkItem], moved: Mapping[int, Move]) -> list[WorkItem]:
    copies = [copy(each) for each in items]
    for item in copies:
        if item.pk in moved:
            start, finish = moved[item.pk]
            item.planned_start, item.planned_finish = start, finish
            if item.kind == WorkKind.MILESTONE:
                item.planned_start = finish
    return copies


def _affected(
    item: WorkItem, before: Days | None, after: Days | None, calendar: ProjectCalendar, *, changed: bool
) -> AffectedItem | None:
    if after is None:
        return None
    days = 0 if before is None else calendar.days_moved(before.finish, after.finish)
    starts = 0 if before is None else calendar.days_moved(before.start, after.start)
    if not changed and before is not None and not days and not starts:
        return None
    return AffectedItem(
        item.pk,
        item.number,
        item.name,
        item.owner_id,
        before.start if before else None,
        before.finish if before else None,
        after.start,
        after.finish,
        days,
        f"{CHANGED if changed else RESCHEDULED}:work_item:{item.number}",
    )
