"""Working calendars: a weekly pattern, dated exceptions and a parent from which both are inherited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from milepost_engine.time.errors import CalendarError
from milepost_engine.time.instants import END_DAY, MINUTES_PER_DAY, day_of

Interval = tuple[int, int]
Intervals = tuple[Interval, ...]

DAYS_PER_WEEK = 7
NO_WORK: Intervals = ()


@dataclass(frozen=True)
class Calendar:
    """When work is done.

    A day follows the first of these that exists: the exception of this calendar, the exception of its nearest
    ancestor that has one, the weekly pattern of this calendar, the weekly pattern of its nearest ancestor
    that names the weekday, none.

    Attributes
    ----------
    name : str
        Shown in messages.
    weekly : Mapping[int, Intervals]
        By weekday (0 Monday … 6 Sunday) the working intervals as (start, end) in minutes of the day,
        0 ≤ start < end ≤ 1440, ascending, not overlapping. An empty tuple says "no work"; a missing weekday
        is inherited. A shift over midnight is two intervals, one on either day.
    exceptions : Mapping[date, Intervals]
        Days that differ from the week: holidays (empty tuple), overtime, half days.
    parent : Calendar or None
        Where what is not stated here is inherited from.
    zone : str
        IANA name of the zone whose wall clock the minutes are read on.

    Raises
    ------
    CalendarError
        On a weekday, date or interval that cannot be; the message names it.

    Examples
    --------
    >>> office = Calendar("Office", {weekday: ((480, 720), (780, 1020)) for weekday in range(5)})
    >>> member = Calendar("Member", exceptions={date(2026, 1, 9): ()}, parent=office)
    >>> member.intervals_on(date(2026, 1, 8)), member.intervals_on(date(2026, 1, 9))
    (((480, 720), (780, 1020)), ())
    """

    name: str
    weekly: Mapping[int, Intervals] = field(default_factory=dict)
    exceptions: Mapping[date, Intervals] = field(default_factory=dict)
    parent: Calendar | None = None
    zone: str = "UTC"

    def __post_init__(self) -> None:
        """Check every weekday, date and interval, and freeze the two mappings."""
        for weekday, intervals in self.weekly.items():
            if weekday not in range(DAYS_PER_WEEK):
                raise CalendarError(f"Calendar {self.name!r}: weekday {weekday} is none of 0 (Monday) to 6.")
            _check_intervals(f"Calendar {self.name!r}, weekday {weekday}", intervals)
        for day, intervals in self.exceptions.items():
            if not 0 <= day_of(day) < END_DAY:
                raise CalendarError(f"Calendar {self.name!r}: exception {day} is outside 1970 to 2200.")
            _check_intervals(f"Calendar {self.name!r}, {day}", intervals)
        object.__setattr__(self, "weekly", MappingProxyType(dict(self.weekly)))
        object.__setattr__(self, "exceptions", MappingProxyType(dict(self.exceptions)))

    def week(self) -> tuple[Intervals, ...]:
        """Return the working intervals of the seven weekdays, Monday first, inherited ones filled in."""
        inherited = self.parent.week() if self.parent else (NO_WORK,) * DAYS_PER_WEEK
        return tuple(self.weekly.get(weekday, inherited[weekday]) for weekday in range(DAYS_PER_WEEK))

    def all_exceptions(self) -> dict[date, Intervals]:
        """Return the exceptions that hold, inherited ones filled in."""
        inherited = self.parent.all_exceptions() if self.parent else {}
        return inherited | dict(self.exceptions)

    def intervals_on(self, day: date) -> Intervals:
        """Return the working intervals of one day, in minutes of the day."""
        return self.all_exceptions().get(day, self.week()[day.weekday()])


def weekdays(intervals: Iterable[Interval], days: Iterable[int] = range(5)) -> dict[int, Intervals]:
    """Return a weekly pattern with the same intervals on each of `days`, and no work on the others.

    Examples
    --------
    >>> weekdays([(540, 1020)], days=[0, 6])[6]
    ((540, 1020),)
    """
    working = dict.fromkeys(days, tuple(intervals))
    return dict.fromkeys(range(DAYS_PER_WEEK), NO_WORK) | working


def around_the_clock(name: str = "24 hours", zone: str = "UTC") -> Calendar:
    """Return the calendar on which every minute is worked: the measure of elapsed time."""
    return Calendar(name, weekdays([(0, MINUTES_PER_DAY)], range(DAYS_PER_WEEK)), zone=zone)


def _check_intervals(where: str, intervals: Intervals) -> None:
    for start, end in intervals:
        if not 0 <= start < end <= MINUTES_PER_DAY:
            raise CalendarError(f"{where}: interval {start}-{end} must satisfy 0 <= start < end <= 1440.")
    for (_, end), (start, _) in pairwise(intervals):
        if start < end:
            raise CalendarError(f"{where}: intervals overlap or are not ascending at minute {start}.")
