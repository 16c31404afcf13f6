"""Why an activity stands where it does, which activities carry the finish, and what comes close to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import EARLY, Field, LinkField
from milepost_engine.network.errors import NetworkError
from milepost_engine.network.kinds import ActivityKind, ConflictRule
from milepost_engine.network.schedule import Mask, Schedule


class Cause(Enum):
    """What holds an activity where it is."""

    PROJECT_START = "project start"
    DATA_DATE = "data date"
    LINK = "link"
    START_NO_EARLIER = "start no earlier than"
    FINISH_NO_EARLIER = "finish no earlier than"
    CONSTRAINT_WINS = "constraint against the logic"
    ACTUAL = "actual date"
    AS_LATE_AS_POSSIBLE = "as late as possible"
    LEVEL_OF_EFFORT = "level of effort"


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the causes that hold an activity; any of them alone would.

    Attributes
    ----------
    cause : Cause
        What it is.
    instant : int
        The date behind it: the end of the predecessor, the constraint, the data date.
    link, predecessor : int or None
        Rows of the plan, for a link.
    """

    cause: Cause
    instant: int
    link: int | None = None
    predecessor: int | None = None


@dataclass(frozen=True, slots=True)
class FloatPath:
    """Activities in order of time, each driven by the one before; the float of the last one in minutes."""

    total_float: int
    activities: tuple[int, ...]


def why_here(schedule: Schedule, row: int) -> tuple[Reason, ...]:
    """Return everything that holds an activity at its planned start, links first.

    Parameters
    ----------
    schedule : Schedule
        n activities.
    row : int
        Row of the plan, 0 … n-1.

    Raises
    ------
    NetworkError
        If there is no such row.

    Examples
    --------
    >>> from milepost_engine.network import Plan, activity_rows, link_rows, schedule_plan
    >>> from milepost_engine.time import around_the_clock, working_time
    >>> plan = Plan(activity_rows([60, 60]), link_rows([0], [1]), [working_time(around_the_clock())], 1440)
    >>> [reason.cause.value for reason in why_here(schedule_plan(plan), 1)]
    ['link']
    """
    activities = schedule.plan.activities
    if not 0 <= row < len(activities):
        raise NetworkError(f"There is no row {row}; the rows are 0 to {len(activities) - 1}.")
    activity = activities[row]
    if activity[Field.KIND] == ActivityKind.LEVEL_OF_EFFORT:
        return (Reason(Cause.LEVEL_OF_EFFORT, int(schedule.early[row, 0])),)
    reasons = []
    if activity[Field.ACTUAL_START] >= 0:
        reasons.append(Reason(Cause.ACTUAL, int(activity[Field.ACTUAL_START])))
    if activity[Field.ACTUAL_FINISH] < 0:
        if schedule.planned[row, 0] != schedule.early[row, 0]:
            reasons.append(Reason(Cause.AS_LATE_AS_POSSIBLE, int(schedule.planned[row, 0])))
        reasons += _links_that_drive(schedule, row)
        reasons += _dates_that_hold(schedule, row)
    return tuple(reasons)


def longest_path(schedule: Schedule) -> Mask:
    """Return which activities carry the finish: back along driving links from the last one, shape (n,).

    All ties are included; done activities and levels of effort are not. Unlike low float it does not depend
    on deadlines or constraints elsewhere.
    """
    last = schedule.has_float & (schedule.early[:, 1] == schedule.finish)
    found = np.zeros(schedule.graph.size, dtype=np.bool_)
    waiting = np.flatnonzero(last).tolist()
    links, drives = schedule.plan.links, schedule.link_slack <= 0
    while waiting:
        row = waiting.pop()
        if schedule.has_float[row] and not found[row]:
            found[row] = True
            into = _links_into(schedule, row)
            waiting += links[into[drives[into]], LinkField.BEFORE].tolist()
    return found


def float_paths(schedule: Schedule, count: int) -> tuple[FloatPath, ...]:
    """Return up to `count` chains of driving links, the most critical first: the near-critical paths.

    Each chain ends at the activity of least total float that is in none before it (the last in the order of
    the network where several have it) and is followed back along driving links, through the predecessor of
    least float where there are several, until a chain before it or an activity that no link drives.
    """
    positions = np.argsort(-schedule.graph.position, kind="stable")
    by_float = positions[np.argsort(schedule.total_float[positions], kind="stable")]
    free = schedule.has_float.copy()
    paths: list[FloatPath] = []
    for end in by_float.tolist():
        if len(paths) >= count:
            break
        if free[end]:
            chain = _chain_back(schedule, end, free)
            paths.append(FloatPath(int(schedule.total_float[end]), tuple(reversed(chain))))
    return tuple(paths)


def _chain_back(schedule: Schedule, end: int, free: Mask) -> list[int]:
    chain = [end]
    free[end] = False
    while True:
        into = _links_into(schedule, chain[-1])
        before = schedule.plan.links[into[schedule.link_slack[into] <= 0], LinkField.BEFORE]
        open_ends = before[free[before]]
        if not open_ends.size:
            return chain
        nearest = np.lexsort((open_ends, schedule.total_float[open_ends]))[0]
        chain.append(int(open_ends[nearest]))
        free[chain[-1]] = False


def _links_into(schedule: Schedule, row: int) -> npt.NDArray[np.int32]:
    position = schedule.graph.position[row]
    bounds = schedule.graph.before_bounds
    return schedule.graph.link[bounds[position] : bounds[position + 1]]


def _links_that_drive(schedule: Schedule, row: int) -> list[Reason]:
    reasons = []
    for link in _links_into(schedule, row).tolist():
        if schedule.link_slack[link] == 0:
            before = int(schedule.plan.links[link, LinkField.BEFORE])
            end = 1 if schedule.plan.links[link, LinkField.KIND] % 2 == 0 else 0
            reasons.append(Reason(Cause.LINK, int(schedule.early[before, end]), link, before))
    return reasons


def _dates_that_hold(schedule: Schedule, row: int) -> list[Reason]:
    plan, activity = schedule.plan, schedule.plan.activities[row]
    calendar = plan.calendars[activity[Field.CALENDAR]]
    start, finish = schedule.work.rows[schedule.graph.position[row], EARLY : EARLY + 2].tolist()
    floor, cause = plan.start, Cause.PROJECT_START
    if plan.data_date is not None and plan.data_date > plan.start:
        floor, cause = plan.data_date, Cause.DATA_DATE
    dates = [(cause, floor, start)]
    dates.append((Cause.FINISH_NO_EARLIER, int(activity[Field.FINISH_FROM]), finish))
    if activity[Field.ACTUAL_START] < 0:
        dates.append((Cause.START_NO_EARLIER, int(activity[Field.START_FROM]), start))
    into = _links_into(schedule, row)
    if plan.conflict is ConflictRule.CONSTRAINT_WINS and (schedule.link_slack[into] < 0).any():
        dates.append((Cause.CONSTRAINT_WINS, int(activity[Field.START_BY]), start))
        dates.append((Cause.CONSTRAINT_WINS, int(activity[Field.FINISH_BY]), finish))
    return [
        Reason(why, instant)
        for why, instant, count in dates
        if instant >= 0 and calendar.worked_before(instant) == count
    ]
