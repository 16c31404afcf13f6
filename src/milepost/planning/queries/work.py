"""Questions about the work list: its items in the order of the tree, their links, and what their dates come to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from milepost.kernel.errors import Unmet
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.planning.choices import CLOSED_WORK, WorkKind, WorkState
from milepost.planning.models import Timetable, WorkItem, WorkLink
from milepost.planning.rules.progress import work_is_in
from milepost.projects import queries as projects

USUAL_DAY = 480
"""Working minutes of a day, before a work list knows its calendar."""


@dataclass(frozen=True, slots=True)
class Days:
    """The computed dates of one leaf: planned, latest, expected; float in working minutes; whether it is critical."""

    start: date
    finish: date
    late_start: date
    late_finish: date
    float_minutes: int
    critical: bool
    expected_start: date | None = None
    expected_finish: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the work list: an item, how deep it stands, whether it is a leaf, its computed dates."""

    item: WorkItem
    depth: int
    is_leaf: bool
    start: date | None
    finish: date | None
    days: Days | None


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """Everything that decides the dates of a project's work: items, links, and the timetable as last computed."""

    project_id: int
    items: tuple[WorkItem, ...]
    links: tuple[WorkLink, ...]
    days: Mapping[int, Days]
    finish_date: date | None
    expected_finish: date | None
    minutes_a_day: int

    @property
    def leaves(self) -> tuple[WorkItem, ...]:
        """Return the items without parts that are not cancelled: what somebody does."""
        return leaves_of(self.items)


def items_visible_to(actor: Actor) -> QuerySet[WorkItem]:
    """Return the items of the projects that `actor` sees."""
    return WorkItem.objects.filter(project__in=projects.visible_to(actor))


def items_of(project_id: int, moment: datetime | None = None) -> list[WorkItem]:
    """Return the items of a project by number, cancelled ones too, now or as known at `moment`."""
    return sorted(records(WorkItem, moment, project_id=project_id), key=lambda each: each.number)


def links_of(project_id: int, moment: datetime | None = None) -> list[WorkLink]:
    """Return the links of a project, now or as known at `moment`."""
    return records(WorkLink, moment, project_id=project_id)


def waits_of(item: WorkItem) -> list[WorkLink]:
    """Return what an item waits for, with the items before it."""
    return list(WorkLink.objects.filter(after=item).select_related("before"))


def leaves_of(items: Iterable[WorkItem]) -> tuple[WorkItem, ...]:
    """Return the items without parts that are not cancelled, summaries left out."""
    found = [each for each in items if each.state != WorkState.CANCELLED]
    parents = {each.parent_id for each in found}
    return tuple(each for each in found if each.pk not in parents and each.kind != WorkKind.SUMMARY)


def work_of(project_id: int, moment: datetime | None = None) -> WorkFacts:
    """Return the work list of a project with its links and computed dates, with three queries."""
    return works_of([project_id], moment)[project_id]


def works_of(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, WorkFacts]:
    """Return the work list of each project, with three queries for all of them."""
    ids = list(project_ids)
    items: dict[int, list[WorkItem]] = {each: [] for each in ids}
    links: dict[int, list[WorkLink]] = {each: [] for each in ids}
    for item in records(WorkItem, moment, project_id__in=ids):
        items[item.project_id].append(item)
    if not any(items.values()):
        return {each: WorkFacts(each, (), (), {}, None, None, USUAL_DAY) for each in ids}
    for link in records(WorkLink, moment, project_id__in=ids):
        links[link.project_id].append(link)
    tables = {each.project_id: each for each in records(Timetable, moment, project_id__in=ids)}
    return {each: _facts(each, items[each], links[each], tables.get(each)) for each in ids}


def has_work(project_id: int) -> bool:
    """Return whether a project has a work list."""
    return WorkItem.objects.filter(project_id=project_id).exists()


def timetable_of(project_id: int) -> Timetable | None:
    """Return the kept timetable of a project, None before its work list begins."""
    return Timetable.objects.filter(project_id=project_id).first()


def outline(facts: WorkFacts) -> list[Line]:
    """Return the lines of a work list in the order of the tree, each with its dates, a summary's from its parts."""
    below: dict[int | None, list[WorkItem]] = {}
    for item in sorted(facts.items, key=lambda each: each.number):
        below.setdefault(item.parent_id, []).append(item)
    return [line for item in below.get(None, []) for line in _branch(item, 0, below, facts.days)]


def _branch(
    item: WorkItem, depth: int, below: Mapping[int | None, list[WorkItem]], days: Mapping[int, Days]
) -> list[Line]:
    parts = [_branch(each, depth + 1, below, days) for each in below.get(item.pk, [])]
    own = days.get(item.pk)
    starts = [branch[0].start for branch in parts if branch[0].start is not None]
    finishes = [branch[0].finish for branch in parts if branch[0].finish is not None]
    start = own.start if own else min(starts, default=None)
    finish = own.finish if own else max(finishes, default=None)
    line = Line(item, depth, not parts, start, finish, own)
    return [line, *(each for branch in parts for each in branch)]


def complete_share(item: WorkItem) -> Decimal | None:
    """Return how much of an item is done: spent of spent and remaining hours; unknown before anybody said."""
    if item.state == WorkState.DONE:
        return Decimal(1)
    if item.remaining_hours is None:
        return Decimal(0) if item.actual_start is None and not item.spent_hours else None
    whole = item.spent_hours + item.remaining_hours
    return item.spent_hours / whole if whole else None


def stands_at(item: WorkItem, *states: str) -> Unmet | None:
    """Return what stands against a step that begins at one of `states`, for the guards of whoever takes it."""
    return work_is_in(item.state, states, str(item))


def is_open(item: WorkItem) -> bool:
    """Say whether there is still work to do on an item."""
    return item.state not in CLOSED_WORK


def _facts(project_id: int, items: list[WorkItem], links: list[WorkLink], table: Timetable | None) -> WorkFacts:
    days = {int(key): _days(each) for key, each in table.days.items()} if table else {}
    return WorkFacts(
        project_id,
        tuple(sorted(items, key=lambda each: each.number)),
        tuple(links),
        days,
        table.finish_date if table else None,
        table.expected_finish if table else None,
        table.minutes_a_day if table else USUAL_DAY,
    )


def _days(stored: Mapping[str, object]) -> Days:
    start, finish, late_start, late_finish, expected_start, expected_finish = (
        date.fromisoformat(str(stored[name]))
        for name in ("start", "finish", "late_start", "late_finish", "expected_start", "expected_finish")
    )
    return Days(
        start,
        finish,
        late_start,
        late_finish,
        int(str(stored["float_minutes"])),
        stored["critical"] is True,
        expected_start,
        expected_finish,
    )
