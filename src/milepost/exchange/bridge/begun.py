"""Begun tasks of Microsoft Project for a simulation: what was done stands, what is left to do may take longer.

The passes take the dates of begun tasks as given. A simulation needs the rest of their work as a row of its own: it
starts where the work that is left starts, on the calendar of the task, and all that waits for the finish waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from milepost.exchange.bridge.computing import Computed
from milepost.exchange.bridge.rows import minute
from milepost.exchange.importers.schedule.plan import Family, ScheduleTask, TaskKind
from milepost_engine.network import ActivityKind, Field, LinkField, LinkKind, Plan, activity_rows, link_rows


@dataclass(frozen=True, eq=False)
class Opened:
    """A plan in which the rest of begun tasks is open, and by task the row that may take longer."""

    plan: Plan
    row_of: dict[str, int]


def opened(computed: Computed) -> Opened:
    """Return the plan of a schedule with the rest of each begun task as a row of its own."""
    plan, rests = computed.schedule.plan, _rests(computed)
    if not rests:
        return Opened(plan, computed.row_of)
    activities, links = plan.activities.copy(), plan.links.copy()
    first = len(activities)
    new = activity_rows([length for _, _, _, length in rests], [clock for _, _, clock, _ in rests])
    names = [] if not plan.keys else [f"rest of {plan.keys[row]}" for row, *_ in rests]
    for place, (row, resumed, _, _) in enumerate(rests):
        activities[row, Field.DURATION] = resumed - activities[row, Field.START_FROM]
        activities[row, Field.KIND] = ActivityKind.TASK
        new[place, Field.START_FROM] = resumed
        at_finish = np.isin(links[:, LinkField.KIND], (LinkKind.FS, LinkKind.FF))
        links[(links[:, LinkField.BEFORE] == row) & at_finish, LinkField.BEFORE] = first + place
    joined = link_rows([row for row, *_ in rests], list(range(first, first + len(rests))))
    placed = {row: first + place for place, (row, *_) in enumerate(rests)}
    return Opened(
        replace(
            plan,
            activities=np.concatenate((activities, new)),
            links=np.concatenate((links, joined)),
            keys=(*plan.keys, *names),
        ),
        {uid: placed.get(row, row) for uid, row in computed.row_of.items()},
    )


def _rests(computed: Computed) -> list[tuple[int, int, int, int]]:
    """Return row, resumption, calendar and working minutes of the rest of each begun task whose dates show it."""
    if computed.plan.options.family is not Family.MICROSOFT:
        return []
    found = []
    for task in computed.plan.tasks:
        row, left = computed.row_of.get(task.uid), task.remaining_minutes
        if row is None or left is None or left <= 0 or not _is_begun(task):
            continue
        start, finish, number = minute(task.stored.start), minute(task.stored.finish), computed.rest_clocks[row]  # type: ignore[arg-type]
        clock = computed.schedule.plan.calendars[number]
        if left > int(clock.worked_before(finish)):
            continue
        resumed = int(clock.subtract(finish, left))
        if resumed >= start and int(clock.add(resumed, left)) == finish:
            found.append((row, resumed, number, left))
    return found


def _is_begun(task: ScheduleTask) -> bool:
    fixed = task.manual or task.external or task.split
    dated = task.stored.start is not None and task.stored.finish is not None
    return task.kind is TaskKind.TASK and task.progressed and task.actual_finish is None and dated and not fixed
