"""Verbs of the work list while it is a draft; what stands in a baseline changes by an approved change request only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.planning import queries, rules
from milepost.planning.actions.linking import link
from milepost.planning.actions.timetable import keep_timetable
from milepost.planning.choices import CLOSED_WORK, WorkKind, WorkState
from milepost.planning.events import WorkListChanged
from milepost.planning.models import WorkItem
from milepost.planning.policies import PLANNERS
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, can_be_written_here, part_scope, project_scope

ASK_THE_PM = "The work list is the project manager's. Propose the work, or ask them to plan it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a planner types of an item, but its place and its links."""

    name: str
    kind: str
    owner: Person | None
    planned_start: date | None
    planned_finish: date | None
    duration_days: Decimal | None
    effort_hours: Decimal | None
    definition_of_done: str
    deadline_date: date | None

    def unmet(self) -> Iterator[Unmet]:
        """Yield what cannot be true of it."""
        milestone = self.kind == WorkKind.MILESTONE
        checked = (
            rules.finish_not_before_start(self.planned_start, self.planned_finish, "planned_finish"),
            rules.duration_is_told_once(self.planned_start, self.planned_finish, self.duration_days),
            rules.is_not_negative(self.duration_days, "duration_days", "A duration"),
            rules.is_not_negative(self.effort_hours, "effort_hours", "An effort"),
            rules.milestone_takes_no_time(is_milestone=milestone, times=(self.duration_days, self.effort_hours)),
            rules.milestone_has_one_date(is_milestone=milestone, start=self.planned_start, finish=self.planned_finish),
        )
        yield from (each for each in checked if each is not None)


def unfrozen(_actor: Actor, item: WorkItem) -> Iterator[Unmet]:
    """Yield that the item stands in a baseline, if it does."""
    unmet = rules.baselined_work_changes_by_request(item.baseline_number, [str(item)])
    if unmet:
        yield unmet


def list_is_open(_actor: Actor, project: Project) -> Iterator[Unmet]:
    """Yield that the plan is baselined or waits for approval, if it is: adding work is a change of scope then."""
    number, proposed = queries.plan_state(project.pk)
    checked = (
        rules.baselined_work_changes_by_request(number),
        rules.nothing_is_proposed(proposed=proposed),
    )
    yield from (each for each in checked if each is not None)


def list_is_open_here(actor: Actor, item: WorkItem) -> Iterator[Unmet]:
    """Yield what stands against changing the list that the item stands in, but for the baseline of the item itself."""
    del actor
    unmet = rules.nothing_is_proposed(proposed=queries.plan_state(item.project_id)[1])
    if unmet:
        yield unmet


@action(
    "planning.add_work_item",
    allowed=PLANNERS,
    scope=project_scope,
    guards=(can_be_written, list_is_open),
    path=ASK_THE_PM,
)
def add_work_item(
    act: Act,
    project: Project,
    *,
    name: str,
    kind: str = WorkKind.TASK,
    part_of: int | None = None,
    owner: Person | None = None,
    planned_start: date | None = None,
    planned_finish: date | None = None,
    duration_days: Decimal | None = None,
    effort_hours: Decimal | None = None,
    definition_of_done: str = "",
    deadline_date: date | None = None,
    predecessors: str = "",
) -> WorkItem:
    """Put an item on the work list, with what it waits for as `3FS+2d`."""
    typed = Typed(
        name=name, kind=kind, owner=owner, planned_start=planned_start, planned_finish=planned_finish,
        duration_days=duration_days, effort_hours=effort_hours, definition_of_done=definition_of_done,
        deadline_date=deadline_date,
    )  # fmt: skip
    item = place_item(act, project, typed, parent=numbered(act, project.pk, part_of), predecessors=predecessors)
    keep_timetable(act, project)
    _tell(act, item)
    return item


def place_item(act: Act, project: Project, typed: Typed, *, parent: WorkItem | None, predecessors: str) -> WorkItem:
    """Add an item and its links within an act, leaving the timetable to be kept once at its end."""
    act.require(_parent_unmet(project.pk, parent, None))
    act.require_all(typed.unmet())
    values = {each: getattr(typed, each) for each in Typed.__slots__}
    number = max((each.number for each in queries.items_of(project.pk)), default=0) + 1
    item = act.add(WorkItem(project=project, number=number, parent=parent, **values))
    link(act, item, predecessors)
    return item


@action(
    "planning.change_work_item",
    allowed=PLANNERS,
    scope=part_scope,
    guards=(can_be_written_here, unfrozen, list_is_open_here),
    path=ASK_THE_PM,
)
def change_work_item(
    act: Act,
    item: WorkItem,
    *,
    name: str,
    kind: str,
    part_of: int | None = None,
    owner: Person | None = None,
    planned_start: date | None = None,
    planned_finish: date | None = None,
    duration_days: Decimal | None = None,
    effort_hours: Decimal | None = None,
    definition_of_done: str = "",
    deadline_date: date | None = None,
    predecessors: str = "",
    version: int | None = None,
) -> WorkItem:
    """Type over an item of the work list that stands in no baseline, and what it waits for."""
    act.expect(item, version)
    parent = numbered(act, item.project_id, part_of)
    typed = Typed(
        name=name, kind=kind, owner=owner, planned_start=planned_start, planned_finish=planned_finish,
        duration_days=duration_days, effort_hours=effort_hours, definition_of_done=definition_of_done,
        deadline_date=deadline_date,
    )  # fmt: skip
    act.require(
        _parent_unmet(item.project_id, parent, item.pk),
        rules.closed_work_stands([str(item)] if item.state in CLOSED_WORK else []),
    )
    act.require_all(typed.unmet())
    values = {each: getattr(typed, each) for each in Typed.__slots__}
    act.change(item, parent=parent, **values)
    link(act, item, predecessors)
    keep_timetable(act, item.project)
    _tell(act, item)
    return item


@action(
    "planning.cancel_work_item",
    allowed=PLANNERS,
    scope=part_scope,
    guards=(can_be_written_here, unfrozen, list_is_open_here),
    path=ASK_THE_PM,
)
def cancel_work_item(act: Act, item: WorkItem, *, reason: str, version: int | None = None) -> WorkItem:
    """Take an item off the work list: it stays, cancelled, with the reason, and holds nobody any more."""
    act.expect(item, version)
    act.because(reason)
    parts = [each for each in queries.items_of(item.project_id) if each.parent_id == item.pk and queries.is_open(each)]
    act.require(
        rules.closed_work_stands([str(item)] if item.state in CLOSED_WORK else []),
        rules.parts_are_cancelled_first([str(each) for each in parts]),
    )
    act.change(item, state=WorkState.CANCELLED)
    keep_timetable(act, item.project)
    _tell(act, item)
    return item


def numbered(act: Act, project_id: int, number: int | None) -> WorkItem | None:
    """Return the item of that number; refuse a number that the project has not."""
    if number is None:
        return None
    found = WorkItem.objects.filter(project_id=project_id, number=number).first()
    act.require(rules.items_are_of_this_project([number]) if found is None else None)
    return found


def _parent_unmet(project_id: int, parent: WorkItem | None, item_id: int | None) -> Unmet | None:
    if parent is None:
        return None
    items = {each.pk: each for each in queries.items_of(project_id)}
    above: list[int] = []
    at: int | None = parent.pk
    while at is not None and at not in above:
        above.append(at)
        at = items[at].parent_id
    linked = any(parent.pk in {each.before_id, each.after_id} for each in queries.links_of(project_id))
    return rules.no_part_of_itself(above, item_id) or rules.parent_takes_parts(
        name=str(parent), linked=linked, milestone=parent.kind == WorkKind.MILESTONE, begun=bool(parent.spent_hours)
    )


def _tell(act: Act, item: WorkItem) -> None:
    act.tell(WorkListChanged(at=act.at, project_id=item.project_id, actor_id=act.actor.person_id, item_id=item.pk))
