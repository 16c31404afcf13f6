"""Questions to the approved plan: which work a change moves, on a copy, and who answers for what is touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from milepost.changes import rules
from milepost.planning import actions as planning
from milepost.planning import queries as plans
from milepost.planning.choices import CLOSED_WORK
from milepost.planning.models import WorkItem
from milepost.resourcing.queries import open_assignments


def is_planned(project_id: int) -> bool:
    """Return whether a whole plan of the project was approved: its work moves by a change only."""
    return plans.plan_baseline_number(project_id) is not None


def open_items(project_id: int) -> dict[int, WorkItem]:
    """Return the open work that a baseline of the project holds, by number."""
    return {
        each.number: each
        for each in plans.items_of(project_id)
        if each.baseline_number is not None and each.state not in CLOSED_WORK
    }


def moves_by_id(items: Mapping[int, WorkItem], difference: rules.Difference) -> dict[int, tuple[date, date]]:
    """Return the proposed dates by the id of each item."""
    return {items[number].pk: dates for number, dates in difference.items.items() if number in items}


def work_on_copy(project_id: int, difference: rules.Difference, between: rules.Between) -> rules.Work | None:
    """Return what a difference does to the work of an approved plan; None where none was approved."""
    if not is_planned(project_id):
        return None
    items = open_items(project_id)
    affected = planning.affected_by(project_id, moves_by_id(items, difference))
    moves = [move for each in affected.items for move in _moves(each, between)]
    before, after = affected.finish_before, affected.finish_after
    if after is not None and before != after:
        days = None if before is None else between(before, after)
        moves.append(rules.Move(rules.PROJECT, "finish", "Finish of the project", "", before, after, days))
    owners = [(f"item:{each.number}", each.owner_id) for each in affected.items if each.owner_id is not None]
    facts = plans.work_of(project_id)
    floats = [facts.days[each.item_id].float_minutes for each in affected.items if each.item_id in facts.days]
    return rules.Work(
        tuple(moves),
        tuple(dict.fromkeys([*owners, *_amended(items, difference)])),
        min(floats) // facts.minutes_a_day if floats else None,
    )


def working_on(project_id: int, impact: rules.Impact) -> list[tuple[str, int]]:
    """Return who is assigned to each item that is touched, offered ones too: pairs of `item:NUMBER` and a person."""
    touched = {f"item:{each.key.partition(':')[0]}" for each in impact.moves if each.noun == rules.ITEM}
    touched |= {item for item, _ in impact.owners}
    ids = {each.pk: number for number, each in open_items(project_id).items() if f"item:{number}" in touched}
    return [(f"item:{ids[each.item_id]}", each.person_id) for each in open_assignments(ids)]


def _moves(item: planning.AffectedItem, between: rules.Between) -> Iterator[rules.Move]:
    key, name = str(item.number), item.name
    if item.finish_before != item.finish_after:
        yield rules.Move(rules.ITEM, key, name, "", item.finish_before, item.finish_after, item.days)
    if item.start_before != item.start_after:
        days = None if item.start_before is None else between(item.start_before, item.start_after)
        yield rules.Move(rules.ITEM, f"{key}:start", f"Start of {name}", "", item.start_before, item.start_after, days)


def _amended(items: Mapping[int, WorkItem], difference: rules.Difference) -> Iterator[tuple[str, int]]:
    """Yield who answers for an amended item now, and who is to."""
    amended = difference.amendment
    if amended is None or amended.item not in items:
        return
    for person in (items[amended.item].owner_id, amended.owner_id):
        if person is not None:
            yield f"item:{amended.item}", person
