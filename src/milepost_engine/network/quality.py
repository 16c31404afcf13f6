"""The fourteen checks of schedule quality (DOMAIN 3.19) on a computed plan.

Source: DCMA-EA PAM 200.1 (October 2012), section 4. The denominator is the incomplete normal tasks: no
milestone, no level of effort, not done. A link counts while its successor is not done. Days of the critical
path are counted on the first calendar of the plan.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import NONE, Field, LinkField, Units
from milepost_engine.network.errors import NetworkError
from milepost_engine.network.explain import longest_path
from milepost_engine.network.kinds import ActivityKind, LinkKind
from milepost_engine.network.schedule import Edit, Mask, Schedule, reschedule
from milepost_engine.result import Known, NotApplicable, Result, Unknown

HIGH_DAYS = 44
ADDED_DAYS = 600


@dataclass(frozen=True, eq=False)
class QualityFacts:
    """What the checks need beyond the plan.

    Attributes
    ----------
    baseline_finish : ndarray of int64, shape (n,), optional
        Instants; `NONE` for an activity without baseline.
    has_resources : ndarray of bool, shape (n,), optional
        Whether an activity carries resources or cost.
    dates : ndarray of int64, shape (n, 2), optional
        Start and finish as another tool stored them; the computed ones when not given.
    minutes_per_day : int
        Working minutes of a working day.
    done : ndarray of bool, shape (n,), optional
        Activities that are done although the plan holds them by given dates instead of actual ones.
    """

    baseline_finish: Units | None = None
    has_resources: Mask | None = None
    dates: Units | None = None
    minutes_per_day: int = 480
    done: Mask | None = None


@dataclass(frozen=True)
class QualityCheck:
    """One of the fourteen checks.

    Attributes
    ----------
    number : int
        1 … 14.
    name : str
        Short name.
    measured : Result[float]
        Share 0-1, index or count.
    limit : float
        What `measured` must not exceed, or must reach for checks 4, 12, 13 and 14.
    passed : bool or None
        None when it could not be measured.
    rows : tuple of int
        The activities, or for checks 2 to 4 the links, that count against it.
    """

    number: int
    name: str
    measured: Result[float]
    limit: float
    passed: bool | None
    rows: tuple[int, ...] = ()


def critical_path_length_index(length: float, total_float: float) -> Result[float]:
    """Return (length + total float) / length of the critical path, both in working days.

    Examples
    --------
    >>> critical_path_length_index(100, -6)
    Known(value=0.94)
    """
    if length <= 0:
        return NotApplicable("There is no work left on the critical path.")
    return Known((length + total_float) / length)


def baseline_execution_index(completed: int, due: int, without_baseline: int) -> Result[float]:
    """Return tasks completed over tasks due by the baseline and tasks that have none.

    Examples
    --------
    >>> baseline_execution_index(38, 40, 2)
    Known(value=0.9047619047619048)
    """
    if due + without_baseline == 0:
        return NotApplicable("No task was due yet.")
    return Known(completed / (due + without_baseline))


def check_quality(schedule: Schedule, facts: QualityFacts | None = None) -> tuple[QualityCheck, ...]:
    """Run the fourteen checks, in their order.

    Parameters
    ----------
    schedule : Schedule
        A computed plan of n activities.
    facts : QualityFacts, optional
        Baseline, resources and stored dates; what is missing makes its check unknown, never passed.
    """
    known = facts or QualityFacts()
    rows = schedule.plan.activities
    lasting = (rows[:, Field.DURATION] > 0) | (rows[:, Field.ACTUAL_START] >= 0)
    normal = (rows[:, Field.KIND] == ActivityKind.TASK) & lasting
    open_tasks = normal & (rows[:, Field.ACTUAL_FINISH] < 0)
    if known.done is not None:
        open_tasks &= ~known.done
    return (
        *_logic_checks(schedule, open_tasks),
        *_task_checks(schedule, known, open_tasks),
        _missed(schedule, known, normal),
        _critical_path_test(schedule, known, open_tasks),
        _length_index(schedule, known),
        _execution_index(schedule, known, normal),
    )


def dangling_ends(schedule: Schedule) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the tasks whose start nothing holds although links lead to them, and whose finish holds nothing.

    The first check counts a task with a predecessor and a successor as tied. One that only has predecessors by its
    finish (FF, SF) may start at any time; one that only has successors by its start (SS, SF) may last for ever: its
    delay moves nobody [GAO Schedule Assessment Guide, best practice 2].

    Parameters
    ----------
    schedule : Schedule
        A computed plan of n activities.

    Returns
    -------
    (tuple of int, tuple of int)
        Rows with a dangling start, and rows with a dangling finish; tasks that are not done and have a duration.

    Examples
    --------
    >>> from milepost_engine.network import Plan, activity_rows, link_rows, schedule_plan
    >>> from milepost_engine.time import around_the_clock, working_time
    >>> links = link_rows([0, 0], [1, 2], kind=[1, 2])
    >>> dangling_ends(schedule_plan(Plan(activity_rows([5, 5, 5]), links, [working_time(around_the_clock())], 0)))
    ((2,), ())
    """
    rows, links = schedule.plan.activities, schedule.plan.links
    before, after, kind = (links[:, field] for field in (LinkField.BEFORE, LinkField.AFTER, LinkField.KIND))
    tasks = (rows[:, Field.KIND] == ActivityKind.TASK) & (rows[:, Field.DURATION] > 0)
    tasks &= rows[:, Field.ACTUAL_FINISH] < 0
    at_start = np.isin(kind, (LinkKind.FS, LinkKind.SS))
    from_finish = np.isin(kind, (LinkKind.FS, LinkKind.FF))
    everything = np.arange(len(rows))
    starts = np.isin(everything, after) & ~np.isin(everything, after[at_start])
    starts &= rows[:, Field.ACTUAL_START] < 0
    finishes = np.isin(everything, before) & ~np.isin(everything, before[from_finish])
    return _rows(tasks & starts), _rows(tasks & finishes)


def _logic_checks(schedule: Schedule, open_tasks: Mask) -> list[QualityCheck]:
    rows, links = schedule.plan.activities, schedule.plan.links
    has_before = np.zeros(len(rows), dtype=np.bool_)
    has_after = has_before.copy()
    has_before[links[:, LinkField.AFTER]] = True
    has_after[links[:, LinkField.BEFORE]] = True
    live = rows[links[:, LinkField.AFTER], Field.ACTUAL_FINISH] < 0
    lag, kind = links[:, LinkField.LAG], links[:, LinkField.KIND]
    other = _share(4, "finish to start", live & (kind != LinkKind.FS), live, 0.1)
    return [
        _share(1, "missing logic", open_tasks & ~(has_before & has_after), open_tasks, 0.05),
        _share(2, "leads", live & (lag < 0), live, 0.0),
        _share(3, "lags", live & (lag > 0), live, 0.05),
        _complement(other),
    ]


def _task_checks(schedule: Schedule, facts: QualityFacts, tasks: Mask) -> list[QualityCheck]:
    rows, day = schedule.plan.activities, facts.minutes_per_day
    hard = (rows[:, Field.START_BY] >= 0) | (rows[:, Field.FINISH_BY] >= 0)
    high = HIGH_DAYS * day
    return [
        _share(5, "hard constraints", tasks & hard, tasks, 0.05),
        _share(6, "high float", tasks & (schedule.total_float > high), tasks, 0.05),
        _share(7, "negative float", tasks & (schedule.total_float < 0), tasks, 0.0),
        _share(8, "high duration", tasks & (rows[:, Field.DURATION] > high), tasks, 0.05),
        _invalid_dates(schedule, facts),
        _resources(schedule, facts, tasks),
    ]


def _invalid_dates(schedule: Schedule, facts: QualityFacts) -> QualityCheck:
    name, plan = "invalid dates", schedule.plan
    if plan.data_date is None:
        return QualityCheck(9, name, Unknown("The plan has no data date."), 0.0, None)
    begun, done = plan.activities[:, Field.ACTUAL_START] >= 0, plan.activities[:, Field.ACTUAL_FINISH] >= 0
    dates = schedule.planned[:, :2] if facts.dates is None else facts.dates
    past_forecast = (~begun & (dates[:, 0] < plan.data_date)) | (~done & (dates[:, 1] < plan.data_date))
    future_actual = (begun & (dates[:, 0] > plan.data_date)) | (done & (dates[:, 1] > plan.data_date))
    bad = past_forecast | future_actual
    return QualityCheck(9, name, Known(float(bad.sum())), 0.0, not bad.any(), _rows(bad))


def _resources(schedule: Schedule, facts: QualityFacts, tasks: Mask) -> QualityCheck:
    if facts.has_resources is None:
        return QualityCheck(10, "resources", Unknown("It is not known which tasks carry resources."), 0.0, None)
    due = tasks & (schedule.plan.activities[:, Field.DURATION] >= facts.minutes_per_day)
    return _share(10, "resources", due & ~facts.has_resources, due, 0.0)


def _missed(schedule: Schedule, facts: QualityFacts, normal: Mask) -> QualityCheck:
    name = "missed tasks"
    if facts.baseline_finish is None or schedule.plan.data_date is None:
        return QualityCheck(11, name, Unknown("A baseline and a data date are needed."), 0.05, None)
    baseline, done = facts.baseline_finish, schedule.plan.activities[:, Field.ACTUAL_FINISH]
    due = normal & (baseline > NONE) & (baseline <= schedule.plan.data_date)
    return _share(11, name, due & ((done < 0) | (done > baseline)), due, 0.05)


def _critical_path_test(schedule: Schedule, facts: QualityFacts, tasks: Mask) -> QualityCheck:
    """Lengthen one task of the longest path by 600 days; the finish must move by as much.

    What follows on other calendars waits through their gaps before the change, and after it through others, so the
    finish may move by less although nothing breaks the path. Then it counts whether the lengthened task still carries
    one of the activities that ended last.
    """
    name = "critical path test"
    on_path = np.flatnonzero(longest_path(schedule) & tasks)
    if not on_path.size:
        return QualityCheck(12, name, NotApplicable("No task carries the finish."), 1.0, None)
    row, added = int(on_path[0]), ADDED_DAYS * facts.minutes_per_day
    activity = schedule.plan.activities[row]
    try:
        tried = reschedule(schedule, [Edit(row, Field.DURATION, int(activity[Field.DURATION]) + added)])
    except NetworkError as error:
        return QualityCheck(
            12, name, Unknown(f"The task cannot be lengthened by {ADDED_DAYS} days: {error}"), 1.0, None
        )
    calendar = schedule.plan.calendars[activity[Field.CALENDAR]]
    moved = calendar.between(schedule.finish, tried.finish) / added
    still, last = longest_path(tried), schedule.early[:, 1] == schedule.finish
    if still[row] and (still & last).any():
        moved = max(moved, 1.0)
    passed = moved >= 1.0
    return QualityCheck(12, name, Known(moved), 1.0, passed, () if passed else (row,))


def _length_index(schedule: Schedule, facts: QualityFacts) -> QualityCheck:
    name, plan = "critical path length index", schedule.plan
    target = plan.finish_by
    if target is None and facts.baseline_finish is not None and (facts.baseline_finish > NONE).any():
        target = int(facts.baseline_finish.max())
    if target is None:
        sentence = "There is no date to measure against; give finish_by or a baseline."
        return QualityCheck(13, name, Unknown(sentence), 0.95, None)
    calendar, day = plan.calendars[0], facts.minutes_per_day
    begin = plan.start if plan.data_date is None else max(plan.start, plan.data_date)
    length, left = (
        calendar.between(begin, schedule.finish) / day,
        calendar.between(schedule.finish, target) / day,
    )
    return _at_least(13, name, critical_path_length_index(length, left), 0.95, ())


def _execution_index(schedule: Schedule, facts: QualityFacts, normal: Mask) -> QualityCheck:
    name = "baseline execution index"
    if facts.baseline_finish is None or schedule.plan.data_date is None:
        return QualityCheck(14, name, Unknown("A baseline and a data date are needed."), 0.95, None)
    baseline, done = facts.baseline_finish, schedule.plan.activities[:, Field.ACTUAL_FINISH] >= 0
    due = normal & (baseline > NONE) & (baseline <= schedule.plan.data_date)
    without = normal & (baseline <= NONE)
    index = baseline_execution_index(int((normal & done).sum()), int(due.sum()), int(without.sum()))
    return _at_least(14, name, index, 0.95, _rows((due | without) & ~done))


def _share(number: int, name: str, bad: Mask, of: Mask, limit: float) -> QualityCheck:
    total = int(of.sum())
    if total == 0:
        return QualityCheck(number, name, NotApplicable("There is nothing to count."), limit, None)
    share = int(bad.sum()) / total
    return QualityCheck(number, name, Known(share), limit, share <= limit, _rows(bad))


def _complement(check: QualityCheck) -> QualityCheck:
    """Turn a share that must stay low into the share that must be high."""
    if not isinstance(check.measured, Known):
        return QualityCheck(check.number, check.name, check.measured, 0.9, None)
    share = 1 - check.measured.value
    return QualityCheck(check.number, check.name, Known(share), 0.9, check.passed, check.rows)


def _at_least(number: int, name: str, measured: Result[float], limit: float, rows: tuple[int, ...]) -> QualityCheck:
    passed = measured.value >= limit if isinstance(measured, Known) else None
    return QualityCheck(number, name, measured, limit, passed, rows if passed is False else ())


def _rows(mask: npt.NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(np.flatnonzero(mask).tolist())
