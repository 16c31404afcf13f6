"""What an approved change does to a plan. Plain functions, called within the act that makes the change effective.

They write baselined items, which no verb of this floor does: whoever calls them answers for the change being approved,
for those it touches having been told in time, and for calling `baseline_after_change` once at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milepost.kernel.act import Act
from milepost.planning import queries, rules
from milepost.planning.actions.timetable import keep_timetable
from milepost.planning.actions.work import Typed, place_item
from milepost.planning.bridge import Affected, Move, affected_by
from milepost.planning.choices import CLOSED_WORK, WorkKind
from milepost.planning.models import WorkItem
from milepost.projects.models import Project

AMENDABLE = frozenset(
    {"name", "owner_id", "effort_hours", "definition_of_done", "deadline_date", "state", "remaining_hours"}
)


def move_items(act: Act, project: Project, moved: Mapping[int, Move]) -> Affected:
    """Move the planned dates of items of `project`, and of whatever is pushed with them; return what was touched.

    `moved` gives new planned start and finish by the id of an item, as for `affected_by`, which says beforehand what
    this will do: what comes back is its answer at this moment, and each item in it stands afterwards on the dates that
    it names. Refused by name: items of another project, items that are done or cancelled, a finish before its start,
    and links that make a loop.
    """
    items = {each.pk: each for each in queries.items_of(project.pk)}
    act.require(rules.items_are_of_this_project(sorted(moved.keys() - items.keys())))
    closed = [str(items[key]) for key in sorted(moved) if items[key].state in CLOSED_WORK]
    act.require(
        rules.closed_work_stands(closed),
        *(rules.finish_not_before_start(start, finish, "finish_date") for start, finish in moved.values()),
    )
    affected = affected_by(project.pk, moved)
    for each in affected.items:
        item = items[each.item_id]
        if each.is_changed or item.planned_start is not None or item.planned_finish is not None:
            start, finish = moved.get(item.pk, (each.start_after, each.finish_after))
            milestone = item.kind == WorkKind.MILESTONE
            act.change(item, planned_start=finish if milestone else start, planned_finish=finish, **_two_dates(item))
    keep_timetable(act, project)
    return affected


def amend_item(act: Act, item: WorkItem, **values: Any) -> WorkItem:
    """Change what else an approved change names of one item: any of `AMENDABLE`, by the names of its fields.

    Cancelling is `state="cancelled"`. Dates are moved by `move_items`, which finds what they push.
    """
    unknown = sorted(values.keys() - AMENDABLE)
    if unknown:
        raise TypeError(f"An approved change does not amend {', '.join(unknown)}")
    act.require(rules.closed_work_stands([str(item)] if item.state in CLOSED_WORK else []))
    act.change(item, **values)
    keep_timetable(act, item.project)
    return item


def add_item(
    act: Act, project: Project, *, typed: Typed, parent: WorkItem | None = None, predecessors: str = ""
) -> WorkItem:
    """Put work that an approved change adds on the list, with its links; `Typed` is what a planner types of an item."""
    item = place_item(act, project, typed, parent=parent, predecessors=predecessors)
    keep_timetable(act, project)
    return item


def _two_dates(item: WorkItem) -> dict[str, Any]:
    """Return what follows for the duration: with both dates given, it is theirs."""
    return {} if item.duration_days is None else {"duration_days": None}
