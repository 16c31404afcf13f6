"""Write what an item waits for, as it was typed."""

from __future__ import annotations

from milepost.kernel.act import Act
from milepost.planning import queries, rules
from milepost.planning.bridge import project_calendar
from milepost.planning.models import WorkItem, WorkLink


def link(act: Act, item: WorkItem, text: str) -> None:
    """Let `item` wait for exactly what `text` says; loops are found when the timetable is kept."""
    waits, unreadable = rules.read_links(text, project_calendar().minutes_a_day)
    act.require(unreadable)
    items = queries.items_of(item.project_id)
    named = {each.number: each for each in items}
    act.require(rules.items_are_of_this_project([each.number for each in waits if each.number not in named]))
    act.require(
        rules.loop_is_refused([str(item)]).unmet[0] if any(each.number == item.number for each in waits) else None
    )
    parents = {each.parent_id for each in items}
    ends = [item, *(named[each.number] for each in waits)] if waits else []
    act.require(
        *(rules.links_join_leaves(has_parts=each.pk in parents, name=str(each), field="predecessors") for each in ends)
    )
    kept = {(each.before_id, each.kind): each for each in queries.links_of(item.project_id) if each.after_id == item.pk}
    wanted = {(named[each.number].pk, each.kind): each.lag_minutes for each in waits}
    for key in kept.keys() - wanted.keys():
        act.remove(kept[key])
    for (before_id, kind), lag in sorted(wanted.items()):
        if (before_id, kind) in kept:
            act.change(kept[before_id, kind], lag_minutes=lag)
        else:
            act.add(WorkLink(project=item.project, before_id=before_id, after=item, kind=kind, lag_minutes=lag))
