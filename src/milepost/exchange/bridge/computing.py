"""Compute a schedule by the rules of its own tool: what comes out stands beside what the file stored."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from milepost.exchange.bridge.clocks import Clocks
from milepost.exchange.bridge.microsoft import draft_microsoft
from milepost.exchange.bridge.primavera import draft_primavera
from milepost.exchange.bridge.rows import Draft, minute
from milepost.exchange.importers.schedule.plan import Family, SchedulePlan
from milepost.exchange.importers.schedule.refusal import ScheduleRefused
from milepost_engine.network import (
    ActivityKind,
    ConflictRule,
    Edit,
    Field,
    LinkField,
    NetworkError,
    Plan,
    ProgressRule,
    Schedule,
    reschedule,
    schedule_plan,
)
from milepost_engine.time import CalendarError, InstantRangeError


@dataclass(frozen=True, eq=False)
class Computed:
    """A computed schedule and how its rows belong to the tasks of the file.

    `resting` names the milestones that nothing holds and the instant at which they rest, working time or not;
    `slack_clocks` the calendars on which slack is counted where it is not the one that places the work. `late` is the
    schedule whose late dates count: another one only where levelling delays tasks. `rest_clocks` holds the calendars on
    which begun tasks go on.
    """

    plan: SchedulePlan
    schedule: Schedule
    late: Schedule
    row_of: dict[str, int]
    resting: dict[int, int]
    slack_clocks: dict[int, int]
    rest_clocks: dict[int, int]
    unmodelled: dict[str, str]
    notes: tuple[str, ...]


def compute(plan: SchedulePlan) -> Computed:
    """Return the schedule of a file by the rules of the tool it comes from, or refuse it.

    Raises
    ------
    ScheduleRefused
        With the code `not_computable`: the network has a loop, or a row that cannot be.
    """
    try:
        draft = Draft(plan, Clocks(plan))
        (draft_microsoft if plan.options.family is Family.MICROSOFT else draft_primavera)(draft)
        schedule = schedule_plan(_engine_plan(draft))
        if plan.options.many_critical_paths:
            schedule = _each_end_alone(schedule)
        late = _late(schedule, list(draft.starts.values()))
    except (NetworkError, CalendarError, InstantRangeError) as error:
        raise ScheduleRefused("not_computable", str(error), "Correct it in the source and send it again.") from error
    notes = tuple(dict.fromkeys([*draft.clocks.assumed, *draft.notes]))
    return Computed(
        plan,
        schedule,
        late,
        draft.row_of,
        draft.resting,
        draft.slack_clocks,
        draft.rest_clocks,
        draft.unmodelled,
        notes,
    )


def _engine_plan(draft: Draft) -> Plan:
    options = draft.plan.options
    rows = draft.array()
    links = np.array(draft.links, dtype=np.int64).reshape(-1, len(LinkField))
    start = _start(draft, rows)
    microsoft = options.family is Family.MICROSOFT
    wins = microsoft and options.honour_constraints
    limit = options.finish if options.from_finish else options.must_finish_by
    return Plan(
        rows,
        links,
        draft.clocks.working,
        start,
        data_date=None if microsoft or options.data_date is None else minute(options.data_date),
        finish_by=None if limit is None else minute(limit),
        conflict=ConflictRule.CONSTRAINT_WINS if wins else ConflictRule.LOGIC_WINS,
        progress=ProgressRule.PROGRESS_OVERRIDE if options.progress_override else ProgressRule.RETAINED_LOGIC,
        keys=draft.keys,
    )


def _start(draft: Draft, rows: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> int:
    """Return an instant before which nothing lies: tasks carry the start of the project themselves."""
    options = draft.plan.options
    dates = rows[:, [Field.START_FROM, Field.START_BY, Field.FINISH_BY, Field.ACTUAL_START]]
    known = dates[dates >= 0].tolist() + [minute(each) for each in (options.start, options.data_date) if each]
    if options.family is Family.PRIMAVERA:
        known = [minute(each) for each in (options.data_date or options.start,) if each] or known
    if not known:
        raise ScheduleRefused("no_start", "The file names no start of the project.", "Set it in the source.")
    longest = int(rows[:, Field.DURATION].max(initial=0)) if options.family is Family.MICROSOFT else 0
    return max(0, int(min(known)) - 4 * longest)


def _late(schedule: Schedule, delays: list[int]) -> Schedule:
    """Return the schedule whose late dates count: what precedes a delayed task may finish where work ends.

    Microsoft Project counts the delay forward from the next start of work, but backward to the last end of work: it
    is not the mirror of itself. So the late dates come from delays that begin at an end of work.
    """
    if not delays:
        return schedule
    rows = schedule.plan.activities.copy()
    rows[delays, Field.KIND] = ActivityKind.FINISH_MILESTONE
    return schedule_plan(replace(schedule.plan, activities=rows, finish_by=schedule.late_end))


def _each_end_alone(schedule: Schedule) -> Schedule:
    """Count the float of everything from the end of its own path: nothing waits for another path's end."""
    followed = set(schedule.plan.links[:, LinkField.BEFORE].tolist())
    finish, deadline = schedule.early[:, 1], schedule.plan.activities[:, Field.DEADLINE]
    ends = [row for row in range(len(finish)) if row not in followed and not 0 <= deadline[row] < finish[row]]
    return reschedule(schedule, [Edit(row, Field.DEADLINE, int(finish[row])) for row in ends])
