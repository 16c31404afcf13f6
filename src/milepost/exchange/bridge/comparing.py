"""Computed and stored values of every task side by side, and how many of them agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from milepost.exchange.bridge.computing import Computed
from milepost.exchange.bridge.reasons import ABOUT_SLACK, reasons_of
from milepost.exchange.importers.schedule.plan import Family, FloatKind, ScheduleTask, Stored, TaskKind
from milepost_engine.network import Field, LinkKind, longest_path
from milepost_engine.time import datetime_of

COMPARED = ("start", "finish", "total_slack", "critical")


@dataclass(frozen=True, slots=True)
class Line:
    """One task: what was computed, what the file stored, why it is not compared, why it differs."""

    task: ScheduleTask
    computed: Stored
    left_out: str
    dates_only: bool = False
    reason: str = ""

    @property
    def agrees(self) -> dict[str, bool | None]:
        """Return per compared value whether both are the same; None where the file stores none."""
        mine, theirs = self.computed, self.task.stored
        slack, critical = theirs.total_slack_minutes, theirs.critical
        return {
            "start": self._same(mine.start, theirs.start),
            "finish": self._same(mine.finish, theirs.finish),
            "total_slack": None if slack is None else mine.total_slack_minutes == slack,
            "critical": None if critical is None else mine.critical == critical,
        }

    def _same(self, own: datetime | None, stored: datetime | None) -> bool | None:
        if stored is None:
            return None
        if self.dates_only and own is not None:
            return own.date() == stored.date()
        return own == stored


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the tasks compared, how many agree in each value, of how many that store it."""

    compared: int
    agreed: dict[str, int]
    stored: dict[str, int]
    left_out: dict[str, int]


def lines(computed: Computed) -> tuple[Line, ...]:
    """Return a line for each task of the file, summaries rolled up from the tasks below them."""
    own = _own(computed)
    below = _rolled(computed, own)
    reasons = reasons_of(computed) | computed.unmodelled
    dates_only = computed.plan.options.dates_only
    found = [
        Line(task, own.get(task.uid) or below.get(task.uid) or Stored(), _left_out(task), dates_only)
        for task in computed.plan.tasks
    ]
    return tuple(_explained(line, reasons.get(line.task.uid, "")) for line in found)


def _explained(line: Line, reason: str) -> Line:
    """Add the reason for a difference, unless it is one about slack and the dates differ too."""
    dates_differ = line.agrees["start"] is False or line.agrees["finish"] is False
    return line if reason in ABOUT_SLACK and dates_differ else replace(line, reason=reason)


def agreement(found: tuple[Line, ...]) -> Agreement:
    """Count what agrees."""
    compared = [line for line in found if not line.left_out]
    agreed = {name: sum(line.agrees[name] is True for line in compared) for name in COMPARED}
    stored = {name: sum(line.agrees[name] is not None for line in compared) for name in COMPARED}
    return Agreement(len(compared), agreed, stored, dict(Counter(line.left_out for line in found if line.left_out)))


def _left_out(task: ScheduleTask) -> str:
    for holds, reason in (
        (task.kind is TaskKind.SUMMARY, "summary"),
        (task.kind is TaskKind.LEVEL_OF_EFFORT, "level of effort"),
        (not task.active, "inactive"),
        (task.external, "external"),
        (task.manual, "manually scheduled"),
        (task.progressed, "progressed"),
        (task.levelling_delay_minutes != 0, "levelled"),
        (task.split, "split"),
        (task.stored.start is None and task.stored.early_start is None, "nothing stored"),
    ):
        if holds:
            return reason
    return ""


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
            late_start=datetime_of(schedule.late[row, 0]),
            late_finish=datetime_of(schedule.late[row, 1]),
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
    """Return total float as the source defines it: which end, and on which calendar."""
    schedule, kind = computed.schedule, computed.plan.options.total_float
    found = schedule.total_float.copy()
    for row in range(found.size):
        own = int(schedule.plan.activities[row, Field.CALENDAR])
        clock = computed.slack_clocks.get(row, own)
        if kind is not FloatKind.SMALLEST or clock != own:
            counted = schedule.plan.calendars[clock]
            ends = [int(counted.between(int(schedule.early[row, e]), int(schedule.late[row, e]))) for e in (0, 1)]
            found[row] = {FloatKind.START: ends[0], FloatKind.FINISH: ends[1], FloatKind.SMALLEST: min(ends)}[kind]
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
