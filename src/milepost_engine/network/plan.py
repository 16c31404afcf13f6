"""A plan as the passes take it: rows of activities and links, calendars, and the rules the plan chose.

Instants are minutes of local wall-clock time, durations and lags working minutes. Activities and links are
known by their row numbers; `keys` only names them in messages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import NONE, Field, LinkField, Units
from milepost_engine.network.errors import NetworkError
from milepost_engine.network.graph import whole_numbers
from milepost_engine.network.kinds import ActivityKind, ConflictRule, ConstraintKind, LinkKind, ProgressRule
from milepost_engine.time import END_MINUTE, WorkingTime

ELAPSED = -1  # the calendar of a lag that runs day and night

INSTANTS = (
    Field.START_FROM,
    Field.FINISH_FROM,
    Field.START_BY,
    Field.FINISH_BY,
    Field.DEADLINE,
    Field.ACTUAL_START,
    Field.ACTUAL_FINISH,
)
LONGEST = 2**28  # minutes; more than the years 1970 to 2200 hold, and no sum of them leaves 64 bits

_COLUMNS = {
    ConstraintKind.START_NO_EARLIER: (Field.START_FROM,),
    ConstraintKind.FINISH_NO_EARLIER: (Field.FINISH_FROM,),
    ConstraintKind.START_NO_LATER: (Field.START_BY,),
    ConstraintKind.FINISH_NO_LATER: (Field.FINISH_BY,),
    ConstraintKind.MUST_START: (Field.START_FROM, Field.START_BY),
    ConstraintKind.MUST_FINISH: (Field.FINISH_FROM, Field.FINISH_BY),
}


@dataclass(frozen=True, eq=False)
class Plan:
    """Everything that decides the dates of a network.

    Attributes
    ----------
    activities : ndarray of int64, shape (n, 12)
        Columns of `Field`; make it with `activity_rows`. DURATION is the remaining duration of an activity
        that has an actual start.
    links : ndarray of int64, shape (m, 5)
        Columns of `LinkField`; make it with `link_rows`.
    calendars : sequence of WorkingTime
        Numbered by their place; the first is the project's.
    start : int
        Instant before which no activity starts.
    data_date : int or None
        Instant before which no remaining work lies; required when there are actual dates.
    finish_by : int or None
        Instant from which the backward pass counts; the last early finish when not given.
    conflict : ConflictRule
        Who wins between logic and hard constraints.
    progress : ProgressRule
        What becomes of out-of-sequence progress.
    keys : sequence of str
        Names of the activities for messages; row numbers when empty.
    """

    activities: Units
    links: Units
    calendars: Sequence[WorkingTime]
    start: int
    data_date: int | None = None
    finish_by: int | None = None
    conflict: ConflictRule = ConflictRule.LOGIC_WINS
    progress: ProgressRule = ProgressRule.RETAINED_LOGIC
    keys: Sequence[str] = ()

    def name(self, row: int) -> str:
        """Return how messages call an activity."""
        return f"Activity {self.keys[row]!r}" if self.keys else f"Activity {row}"


def activity_rows(duration: npt.ArrayLike, calendar: npt.ArrayLike = 0, kind: npt.ArrayLike = 0) -> Units:
    """Return rows of activities without constraints or progress; set further columns by `Field`.

    Parameters
    ----------
    duration : array_like of int, shape (n,)
        Working minutes on the activity's calendar.
    calendar : array_like of int, shape (n,) or one for all
        Number of the calendar.
    kind : array_like of int, shape (n,) or one for all
        Values of `ActivityKind`.

    Examples
    --------
    >>> rows = activity_rows([480, 960])
    >>> rows[1, Field.DEADLINE] = 30_000_000
    >>> rows[:, Field.DURATION].tolist()
    [480, 960]
    """
    lengths = whole_numbers("duration", duration, int(np.size(duration)))
    rows = np.zeros((lengths.size, len(Field)), dtype=np.int64)
    rows[:, INSTANTS] = NONE
    rows[:, Field.DURATION] = lengths
    rows[:, Field.CALENDAR] = calendar
    rows[:, Field.KIND] = kind
    return rows


def link_rows(
    predecessor: npt.ArrayLike,
    successor: npt.ArrayLike,
    kind: npt.ArrayLike = 0,
    lag: npt.ArrayLike = 0,
    lag_calendar: npt.ArrayLike = 0,
) -> Units:
    """Return rows of links.

    Parameters
    ----------
    predecessor, successor : array_like of int, shape (m,)
        Rows of activities.
    kind, lag, lag_calendar : array_like of int, shape (m,) or one for all
        Value of `LinkKind`; working minutes; number of the calendar they are counted on, or `ELAPSED`.
    """
    links = int(np.size(predecessor))
    rows = np.zeros((links, len(LinkField)), dtype=np.int64)
    rows[:, LinkField.BEFORE] = whole_numbers("predecessor", predecessor, links)
    rows[:, LinkField.AFTER] = whole_numbers("successor", successor, links)
    rows[:, LinkField.KIND] = kind
    rows[:, LinkField.LAG] = lag
    rows[:, LinkField.LAG_CALENDAR] = lag_calendar
    return rows


def constrain(rows: Units, row: int, kind: ConstraintKind, instant: int) -> None:
    """Add a dated constraint to one row of activities; a second one of the same column replaces the first."""
    for column in _COLUMNS[kind]:
        rows[row, column] = instant


def check_plan(plan: Plan, activities: Sequence[int] | None = None, links: Sequence[int] | None = None) -> None:
    """Refuse a plan that cannot be computed; with `activities` and `links`, look at those rows only.

    Raises
    ------
    NetworkError
        Naming the activity or link, the value, and what it should be.
    """
    _check_shapes(plan)
    rows = np.arange(len(plan.activities)) if activities is None else np.array(activities, dtype=np.int64)
    _check_activities(plan, rows)
    _check_progress(plan, rows)
    _check_links(plan, np.arange(len(plan.links)) if links is None else np.array(links, dtype=np.int64))
    for what, instant in (("start", plan.start), ("data date", plan.data_date), ("finish", plan.finish_by)):
        if instant is not None and not 0 <= instant <= END_MINUTE:
            raise NetworkError(f"The {what} of the plan, minute {instant}, is outside 1970 to 2200.")


def _check_shapes(plan: Plan) -> None:
    for name, rows, columns, maker in (
        ("activities", plan.activities, len(Field), "activity_rows"),
        ("links", plan.links, len(LinkField), "link_rows"),
    ):
        if rows.ndim != 2 or rows.shape[1] != columns or rows.dtype != np.int64:
            raise NetworkError(f"The {name} are not rows of {columns} int64 columns; make them with {maker}.")


def _check_activities(plan: Plan, which: Units) -> None:
    rows = plan.activities[which]
    duration, kind, calendar = rows[:, Field.DURATION], rows[:, Field.KIND], rows[:, Field.CALENDAR]
    milestone = (kind == ActivityKind.START_MILESTONE) | (kind == ActivityKind.FINISH_MILESTONE)
    given = rows[:, Field.START_FROM :]
    for wrong, sentence in (
        ((duration < 0) | (duration > LONGEST), "has a duration outside 0 to 2^28 minutes"),
        ((kind < 0) | (kind > max(ActivityKind)), "is of no known kind"),
        (milestone & (duration != 0), "is a milestone with a duration; make it a task or set it to 0"),
        ((calendar < 0) | (calendar >= len(plan.calendars)), "names no calendar of the plan"),
        (((given < NONE) | (given > END_MINUTE)).any(axis=1), "has a date outside the years 1970 to 2200"),
    ):
        _refuse(plan, which, wrong, sentence)


def _check_progress(plan: Plan, which: Units) -> None:
    begun, done = plan.activities[which, Field.ACTUAL_START], plan.activities[which, Field.ACTUAL_FINISH]
    limit = END_MINUTE if plan.data_date is None else plan.data_date
    no_data_date = np.full(which.size, plan.data_date is None)
    for wrong, sentence in (
        (no_data_date & (begun >= 0), "has an actual date but the plan has no data date; set it"),
        ((done >= 0) & (begun < 0), "has an actual finish without an actual start"),
        ((done >= 0) & (done < begun), "finished before it started"),
        ((begun > limit) | (done > limit), "has an actual date after the data date; correct one of the two"),
    ):
        _refuse(plan, which, wrong, sentence)


def _check_links(plan: Plan, which: Units) -> None:
    rows = plan.links[which]
    kind, lag, calendar = rows[:, LinkField.KIND], rows[:, LinkField.LAG], rows[:, LinkField.LAG_CALENDAR]
    for wrong, sentence in (
        ((kind < 0) | (kind > max(LinkKind)), "is none of FS 0, SS 1, FF 2, SF 3"),
        (np.abs(lag) > LONGEST, "has a lag beyond 2^28 minutes"),
        ((calendar < ELAPSED) | (calendar >= len(plan.calendars)), "has a lag on no calendar of the plan"),
    ):
        if wrong.any():
            raise NetworkError(f"Link {which[np.flatnonzero(wrong)[0]]} {sentence}.")


def _refuse(plan: Plan, which: Units, wrong: npt.ArrayLike, sentence: str) -> None:
    if np.any(wrong):
        raise NetworkError(f"{plan.name(int(which[np.flatnonzero(wrong)[0]]))} {sentence}.")
