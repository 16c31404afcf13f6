"""Calendars that lose days by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from milepost_engine.risk.arrays import (
    CALENDAR,
    DAY,
    NO_WORK,
    PLACE_OF_DAY,
    REGULAR,
    REGULAR_BEFORE,
    SKY,
    SKY_COLUMNS,
    TABLE_OF_DAY,
    Floats,
    Whole,
)
from milepost_engine.risk.errors import SimulationError
from milepost_engine.time import MINUTES_PER_DAY, WorkingTime
from milepost_engine.time.calendar import DAYS_PER_WEEK
from milepost_engine.time.tables import DAY_TABLE, DAY_WORDS, EXCEPTION, FIRST_EXCEPTION, HEAD, Tables, stack_calendars
from milepost_engine.time.working_time import EPOCH_WEEKDAY

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Weather:
    """Days that are lost by chance on some calendars of a plan.

    One sky: an iteration draws each day once, and all activities on these calendars lose the same days.

    Attributes
    ----------
    name : str
        Unique; shown in messages.
    lost_share : sequence of float, shape (12,)
        Probability, 0 to below 1, that a day of each month is lost, January first.
    calendars : sequence of int
        Numbers of the calendars of the plan that stand under this sky.
    """

    name: str
    lost_share: Sequence[float]
    calendars: Sequence[int]

    def __post_init__(self) -> None:
        """Refuse other than twelve probabilities from 0 to below 1, and no calendar."""
        if len(self.lost_share) != MONTHS:
            raise SimulationError(
                f"Weather {self.name!r} has {len(self.lost_share)} probabilities; give one for each of 12 months."
            )
        for month, share in enumerate(self.lost_share, start=1):
            if not isinstance(share, int | float) or not 0 <= share < 1:
                raise SimulationError(
                    f"Weather {self.name!r}, month {month}: {share!r}; a probability of a lost day is 0 to below 1."
                )
        if not self.calendars:
            raise SimulationError(f"Weather {self.name!r} names no calendar; name one.")


@dataclass(frozen=True, eq=False)
class Skies:
    """Calendars of a plan under their skies, up to a horizon.

    Attributes
    ----------
    tables : ndarray of int32
        All calendars of the plan, then the project's own without weather, as the loops read them.
    days : ndarray of int64, shape (d, 8)
        Columns as in `arrays`.
    lost_share : ndarray of float64, shape (d,)
        Probability that each is lost.
    end : int
        Instant up to which days are drawn.
    """

    tables: Tables
    days: Whole
    lost_share: Floats
    end: int


def check_weather(weather: Sequence[Weather], calendars: int) -> None:
    """Refuse calendars that the plan does not have or that stand under two skies.

    Raises
    ------
    SimulationError
        Naming the weather and the calendar.
    """
    named: dict[int, str] = {}
    for sky in weather:
        for calendar in sky.calendars:
            if not 0 <= calendar < calendars:
                raise SimulationError(
                    f"Weather {sky.name!r} names calendar {calendar}; the plan has calendars 0 to {calendars - 1}."
                )
            if calendar in named:
                raise SimulationError(
                    f"Calendar {calendar} stands under {named[calendar]!r} and {sky.name!r}; take it out of one."
                )
            named[calendar] = sky.name


def raise_skies(calendars: Sequence[WorkingTime], weather: Sequence[Weather], first: int, last: int) -> Skies:
    """Make every day from `first` to before `last` (days since 1970) an exception of the calendars under a sky."""
    of_calendar = {calendar: number for number, sky in enumerate(weather) for calendar in sky.calendars}
    span = np.arange(first, last, dtype=np.int64)
    opened = [
        _opened(calendar, span) if number in of_calendar else calendar for number, calendar in enumerate(calendars)
    ]
    tables = stack_calendars([*opened, calendars[0]])
    parts, shares = [], []
    for number, sky in sorted(of_calendar.items()):
        days = _days_of(tables, opened[number], number)
        days[:, SKY] = sky
        inside = (days[:, DAY] >= first) & (days[:, DAY] < last)
        by_month = np.array(weather[sky].lost_share, dtype=np.float64)
        shares.append(np.where(inside, by_month[_month(days[:, DAY])], 0.0))
        parts.append(days)
    if not parts:
        return Skies(tables, np.zeros((0, SKY_COLUMNS), dtype=np.int64), np.zeros(0), last * MINUTES_PER_DAY)
    return Skies(tables, np.concatenate(parts), np.concatenate(shares), last * MINUTES_PER_DAY)


def _month(days: Whole) -> Whole:
    """Return months, 0 for January."""
    months: Whole = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % MONTHS
    return months


def _opened(calendar: WorkingTime, span: Whole) -> WorkingTime:
    """Return the same calendar with each day of `span` as an exception, and a day without work as the last row."""
    days = np.union1d(span, calendar.exception_day)
    weekday = (days + EPOCH_WEEKDAY) % DAYS_PER_WEEK
    rows = calendar.week_day[weekday].astype(np.int32)
    rows[np.searchsorted(days, calendar.exception_day)] = calendar.exception_row
    gains = calendar.worked[rows, -1] - calendar.worked[calendar.week_day[weekday], -1]
    return replace(
        calendar,
        exception_day=days,
        exception_row=rows,
        exception_before=calendar.worked_before(days * MINUTES_PER_DAY),
        gained=np.concatenate(([0], np.cumsum(gains, dtype=np.int64))),
        worked=np.concatenate((calendar.worked, np.zeros((1, MINUTES_PER_DAY + 1), dtype=np.int32))),
        minute=np.concatenate((calendar.minute, np.full((1, MINUTES_PER_DAY), -1, dtype=np.int32))),
    )


def _days_of(tables: Tables, calendar: WorkingTime, number: int) -> Whole:
    """Return the columns of all exceptions of a calendar, the sky left open."""
    head = number * HEAD
    exceptions = calendar.exception_day.size
    days = np.zeros((exceptions, SKY_COLUMNS), dtype=np.int64)
    places = tables[head + FIRST_EXCEPTION] + EXCEPTION * np.arange(exceptions)
    first_table = int(tables[places[0] + DAY_TABLE]) - int(calendar.exception_row[0]) * DAY_WORDS
    weekday = (calendar.exception_day + EPOCH_WEEKDAY) % DAYS_PER_WEEK
    days[:, CALENDAR], days[:, DAY], days[:, PLACE_OF_DAY] = number, calendar.exception_day, places
    days[:, TABLE_OF_DAY] = tables[places + DAY_TABLE]
    days[:, NO_WORK] = first_table + (len(calendar.worked) - 1) * DAY_WORDS
    days[:, REGULAR_BEFORE] = calendar.exception_before - calendar.gained[:-1]
    days[:, REGULAR] = calendar.worked[calendar.week_day[weekday], -1]
    return days
