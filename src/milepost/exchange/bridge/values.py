"""What the rules give for every task of a file, in the terms in which its tool stores it."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from milepost.exchange.bridge.computing import Computed
from milepost.exchange.importers.schedule.plan import Family, FloatKind, Stored
from milepost_engine.network import ConflictRule, Field, LinkKind, longest_path
from milepost_engine.time import datetime_of


def values_of(computed: Computed) -> dict[str, Stored]:
    """Return the values of every task, summaries rolled up from the tasks below them."""
    own = _own(computed)
    return _rolled(computed, own) | own


def _own(computed: Computed) -> dict[str, Stored]:
    schedule, options = computed.schedule, computed.plan.options
    microsoft = options.family is Family.MICROSOFT
    longest = longest_path(schedule) if options.critical_by_longest_path else None
    total, asked = _total(computed), _finish_asked(computed)
    counted = schedule.has_float & (total <= options.critical_slack_minutes)
    critical = counted if longest is None else longest
    found = {}
    for uid, row in computed.row_of.items():
        late = microsoft and schedule.plan.activities[row, Field.AS_LATE_AS_POSSIBLE] == 1
        stands = schedule.late if late else schedule.planned
        has = bool(schedule.has_float[row])
        start, finish = int(stands[row, 0]), int(stands[row, 1])
        early_start, early_finish = int(schedule.early[row, 0]), int(schedule.early[row, 1])
        if finish < asked.get(row, 0) and _no_work_between(computed, row, finish, asked[row]):
            finish = early_finish = asked[row]
        if row in computed.resting and _no_work_between(computed, row, computed.resting[row], start):
            start = finish = early_start = early_finish = computed.resting[row]
        found[uid] = Stored(
            start=datetime_of(start),
            finish=datetime_of(finish),
            early_start=datetime_of(early_start),
            early_finish=datetime_of(early_finish),
            late_start=datetime_of(computed.late.late[row, 0]),
            late_finish=datetime_of(computed.late.late[row, 1]),
            total_slack_minutes=int(total[row]) if has else None,
            free_slack_minutes=int(schedule.free_float[row]) if has else None,
            critical=bool(critical[row]),
        )
    return found


def _no_work_between(computed: Computed, row: int, first: int, second: int) -> bool:
    """Say whether the calendar of a row has no working time between two instants."""
    plan = computed.schedule.plan
    return int(plan.calendars[plan.activities[row, Field.CALENDAR]].between(first, second)) == 0


def _total(computed: Computed) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return total float as the source defines it: which end, on which calendar, and what a broken link costs."""
    schedule, kind = computed.schedule, computed.plan.options.total_float
    found = schedule.total_float.copy()
    moved = (computed.late.late != schedule.late).any(axis=1)
    for row in range(found.size):
        own = int(schedule.plan.activities[row, Field.CALENDAR])
        clock = computed.slack_clocks.get(row, own)
        if kind is not FloatKind.SMALLEST or clock != own or moved[row]:
            counted = schedule.plan.calendars[clock]
            early, late = schedule.early, computed.late.late
            ends = [int(counted.between(int(early[row, e]), int(late[row, e]))) for e in (0, 1)]
            found[row] = {FloatKind.START: ends[0], FloatKind.FINISH: ends[1], FloatKind.SMALLEST: min(ends)}[kind]
    if schedule.plan.conflict is ConflictRule.CONSTRAINT_WINS:
        broken = schedule.link_slack < 0
        np.minimum.at(found, schedule.plan.links[broken, 1], schedule.link_slack[broken])
    return found


def _finish_asked(computed: Computed) -> dict[int, int]:
    """Return the instants to which links from a start ask a finish, where the finish may stand at either face.

    Microsoft Project then shows the finish at the start of the next working time, not at the end of the last.
    """
    schedule = computed.schedule
    if computed.plan.options.family is not Family.MICROSOFT:
        return {}
    found: dict[int, int] = {}
    for before, after, kind, lag, _ in schedule.plan.links.tolist():
        if kind == LinkKind.SF and lag == 0:
            found[after] = max(found.get(after, 0), int(schedule.early[before, 0]))
    return found


def _rolled(computed: Computed, own: dict[str, Stored]) -> dict[str, Stored]:
    tasks = {task.uid: task for task in computed.plan.tasks}
    below: dict[str, list[Stored]] = {}
    for uid, stored in own.items():
        above = tasks[uid].parent
        while above is not None:
            below.setdefault(above, []).append(stored)
            above = tasks[above].parent
    return {uid: _sum(each) for uid, each in below.items()}


def _sum(each: list[Stored]) -> Stored:
    def first(name: str) -> datetime | None:
        return min((value for one in each if (value := getattr(one, name)) is not None), default=None)

    def last(name: str) -> datetime | None:
        return max((value for one in each if (value := getattr(one, name)) is not None), default=None)

    slack = [one.total_slack_minutes for one in each if one.total_slack_minutes is not None]
    free = [one.free_slack_minutes for one in each if one.free_slack_minutes is not None]
    return Stored(
        first("start"),
        last("finish"),
        first("early_start"),
        last("early_finish"),
        first("late_start"),
        last("late_finish"),
        min(slack, default=None),
        min(free, default=None),
        any(one.critical for one in each),
    )
