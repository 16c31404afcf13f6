"""Arithmetic in whole working minutes on one calendar, for single instants and for arrays.

The idea is one number line: `worked_before(t)` counts the calendar's working minutes before an instant. All
instants of a gap (night, weekend, holiday) share one count, and a count has two faces: the instant at which
the next work starts, and the instant at which the previous work finished. Everything else is integers.

The tables (a week, the exceptions, one row of minutes per distinct day) stay small over any span of years.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from milepost_engine.time.calendar import DAYS_PER_WEEK, Calendar, Intervals
from milepost_engine.time.errors import CalendarError, InstantRangeError
from milepost_engine.time.instants import END_MINUTE, MINUTES_PER_DAY, Minutes, day_of

Instant = TypeVar("Instant", int, Minutes)

EPOCH_WEEKDAY = 3  # 1 January 1970 was a Thursday


class End(Enum):
    """Which face of a count of working minutes is meant."""

    START = "start"
    FINISH = "finish"


@dataclass(frozen=True, eq=False)
class WorkingTime:
    """A calendar made ready for arithmetic. Build it with `working_time`.

    Attributes
    ----------
    name : str
        Name of the calendar.
    week_day : ndarray of int32, shape (7,)
        Row of the day tables for each weekday, Monday first.
    week_before : ndarray of int64, shape (8,)
        Working minutes of an undisturbed week before each weekday; the last is the whole week.
    exception_day : ndarray of int64, shape (E,)
        Days since 1970 of the exceptions, ascending.
    exception_row : ndarray of int32, shape (E,)
        Their rows in the day tables.
    exception_before : ndarray of int64, shape (E,)
        Working minutes before each of them.
    gained : ndarray of int64, shape (E + 1,)
        Working minutes gained over the undisturbed weeks by the first e exceptions.
    worked : ndarray of int32, shape (P, 1441)
        Working minutes of a distinct day before each of its minutes.
    minute : ndarray of int32, shape (P, 1440)
        Minute of the day at which its n-th working minute starts; -1 beyond the last.
    """

    name: str
    week_day: npt.NDArray[np.int32]
    week_before: Minutes
    exception_day: Minutes
    exception_row: npt.NDArray[np.int32]
    exception_before: Minutes
    gained: Minutes
    worked: npt.NDArray[np.int32]
    minute: npt.NDArray[np.int32]

    def worked_before(self, instant: Instant) -> Instant:
        """Return the working minutes from 1970 to `instant` (minutes, any shape), as int64.

        Raises
        ------
        InstantRangeError
            If an instant lies outside the years 1970 to 2200.
        """
        at = np.asarray(instant, dtype=np.int64)
        if at.size and (at.min() < 0 or at.max() > END_MINUTE):
            raise InstantRangeError(f"Calendar {self.name!r}: an instant lies outside the years 1970 to 2200.")
        day, rest = np.divmod(at, MINUTES_PER_DAY)
        week, weekday = np.divmod(day + EPOCH_WEEKDAY, DAYS_PER_WEEK)
        index = np.searchsorted(self.exception_day, day)
        row = self.week_day[weekday]
        if self.exception_day.size:
            near = np.minimum(index, self.exception_day.size - 1)
            row = np.where(self.exception_day[near] == day, self.exception_row[near], row)
        before = week * self.week_before[-1] + self.week_before[weekday] - self.week_before[EPOCH_WEEKDAY]
        return _like(instant, before + self.gained[index] + self.worked[row, rest])

    def start_at(self, count: Instant) -> Instant:
        """Return the instant at which the working minute after `count` others starts.

        Raises
        ------
        InstantRangeError
            If there is no such minute in the years 1970 to 2200.
        """
        wanted = np.asarray(count, dtype=np.int64)
        index = np.searchsorted(self.exception_before, wanted, side="right")
        day, row, rest = self._regular(wanted - self.gained[index])
        if self.exception_day.size:
            last = np.maximum(index - 1, 0)
            inside = wanted - self.exception_before[last]
            exceptional = (index > 0) & (inside < self.worked[self.exception_row[last], -1])
            day = np.where(exceptional, self.exception_day[last], day)
            row = np.where(exceptional, self.exception_row[last], row)
            rest = np.where(exceptional, inside, rest)
        instant = day * MINUTES_PER_DAY + self.minute[row, rest]
        outside = (wanted < 0) | (day < 0) | (instant >= END_MINUTE)
        if np.any(outside):
            raise InstantRangeError(
                f"Calendar {self.name!r}: there is no such working minute in the years 1970 to 2200."
            )
        return _like(count, instant)

    def finish_at(self, count: Instant) -> Instant:
        """Return the instant at which the last of `count` working minutes finishes.

        Raises
        ------
        InstantRangeError
            If there is no such minute in the years 1970 to 2200.
        """
        return self.start_at(count - 1) + 1

    def next_start(self, instant: Instant) -> Instant:
        """Return the first instant at or after `instant` at which a working minute starts."""
        return self.start_at(self.worked_before(instant))

    def previous_finish(self, instant: Instant) -> Instant:
        """Return the last instant at or before `instant` at which a working minute finishes."""
        return self.finish_at(self.worked_before(instant))

    def at(self, count: Instant, end: End) -> Instant:
        """Return the instant of a count of working minutes, as a start or as a finish."""
        return self.start_at(count) if end is End.START else self.finish_at(count)

    def add(self, instant: Instant, minutes: Instant, end: End = End.FINISH) -> Instant:
        """Return the instant by which `minutes` of work, begun at or after `instant`, are done.

        Parameters
        ----------
        instant : int or ndarray of int64
            Minutes since 1970, working or not.
        minutes : int or ndarray of int64
            Working minutes ≥ 0, broadcast against `instant`.
        end : End
            FINISH (default): when the last minute finishes. START: when the next minute starts.

        Raises
        ------
        CalendarError
            If `minutes` is negative.
        InstantRangeError
            If the result lies outside the years 1970 to 2200.

        Examples
        --------
        Friday 16:00 plus two hours on a week of Monday to Friday, 9 to 17, is Monday 10:00.

        >>> from milepost_engine.time import datetime_of, minute_of, weekdays
        >>> from datetime import datetime
        >>> office = working_time(Calendar("Office", weekdays([(540, 1020)])))
        >>> datetime_of(office.add(minute_of(datetime(2026, 1, 9, 16)), 120)).isoformat()
        '2026-01-12T10:00:00'
        """
        _refuse_negative(self.name, minutes)
        return self.at(self.worked_before(instant) + minutes, end)

    def subtract(self, instant: Instant, minutes: Instant, end: End = End.START) -> Instant:
        """Return the instant at which `minutes` of work must begin to be done by `instant`.

        The mirror of `add`: START (default) is when the first of the minutes starts, FINISH is when the
        minute before them finished.
        """
        _refuse_negative(self.name, minutes)
        return self.at(self.worked_before(instant) - minutes, end)

    def between(self, start: Instant, finish: Instant) -> Instant:
        """Return the working minutes from `start` to `finish`; negative when `finish` comes first."""
        return self.worked_before(finish) - self.worked_before(start)

    def _regular(self, count: Minutes) -> tuple[Minutes, npt.NDArray[np.int32], Minutes]:
        """Return day, row and minute count within the day, as if there were no exceptions."""
        whole_week = self.week_before[-1]
        if whole_week == 0:
            nowhere = np.full(count.shape, -1, dtype=np.int64)
            return nowhere, np.zeros(count.shape, dtype=np.int32), np.zeros(count.shape, dtype=np.int64)
        week, rest = np.divmod(count + self.week_before[EPOCH_WEEKDAY], whole_week)
        weekday = np.searchsorted(self.week_before, rest, side="right") - 1
        day = week * DAYS_PER_WEEK + weekday - EPOCH_WEEKDAY
        return day, self.week_day[weekday], rest - self.week_before[weekday]


def working_time(calendar: Calendar) -> WorkingTime:
    """Make a calendar ready for arithmetic.

    Raises
    ------
    CalendarError
        If the calendar has no working minute at all.
    """
    rows: dict[Intervals, int] = {}
    week = [rows.setdefault(intervals, len(rows)) for intervals in calendar.week()]
    exceptions = sorted((day_of(day), intervals) for day, intervals in calendar.all_exceptions().items())
    exception_row = [rows.setdefault(intervals, len(rows)) for _, intervals in exceptions]
    worked, minute = _day_tables(list(rows))
    if not worked[:, -1].any():
        raise CalendarError(f"Calendar {calendar.name!r} has no working time; give a weekday its hours.")
    week_before = np.concatenate(([0], np.cumsum(worked[week, -1], dtype=np.int64)))
    days = np.array([day for day, _ in exceptions], dtype=np.int64)
    weeks, weekday = np.divmod(days + EPOCH_WEEKDAY, DAYS_PER_WEEK)
    gains = worked[exception_row, -1] - worked[np.array(week)[weekday], -1]
    gained = np.concatenate(([0], np.cumsum(gains, dtype=np.int64)))
    before = weeks * week_before[-1] + week_before[weekday] - week_before[EPOCH_WEEKDAY] + gained[:-1]
    return WorkingTime(
        name=calendar.name,
        week_day=np.array(week, dtype=np.int32),
        week_before=week_before,
        exception_day=days,
        exception_row=np.array(exception_row, dtype=np.int32),
        exception_before=before,
        gained=gained,
        worked=worked,
        minute=minute,
    )


def _day_tables(days: list[Intervals]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Return per distinct day the minutes worked before each minute, and where each worked one stands."""
    working = np.zeros((len(days), MINUTES_PER_DAY), dtype=np.int32)
    for row, intervals in enumerate(days):
        for start, end in intervals:
            working[row, start:end] = 1
    worked = np.zeros((len(days), MINUTES_PER_DAY + 1), dtype=np.int32)
    np.cumsum(working, axis=1, out=worked[:, 1:])
    minute = np.full((len(days), MINUTES_PER_DAY), -1, dtype=np.int32)
    for row in range(len(days)):
        minutes = np.flatnonzero(working[row])
        minute[row, : minutes.size] = minutes
    return worked, minute


def _like(given: Instant, result: Minutes) -> Instant:
    return int(result) if isinstance(given, int) else result.astype(np.int64, copy=False)


def _refuse_negative(name: str, minutes: int | Minutes) -> None:
    if np.any(np.asarray(minutes) < 0):
        raise CalendarError(f"Calendar {name!r}: working minutes must not be negative; use the opposite verb.")
