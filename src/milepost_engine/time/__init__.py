"""Calendars and working time in whole minutes."""

from milepost_engine.time.calendar import Calendar, Interval, Intervals, around_the_clock, weekdays
from milepost_engine.time.days import is_working_day, nth_working_day_after, start_after_lead
from milepost_engine.time.errors import CalendarError, InstantRangeError
from milepost_engine.time.instants import (
    END_MINUTE,
    MINUTES_PER_DAY,
    Minutes,
    date_of,
    datetime_of,
    datetimes_of,
    day_of,
    minute_of,
    minutes_of,
)
from milepost_engine.time.working_time import End, WorkingTime, working_time
from milepost_engine.time.zones import local_minute_of, utc_of

__all__ = [
    "END_MINUTE",
    "MINUTES_PER_DAY",
    "Calendar",
    "CalendarError",
    "End",
    "InstantRangeError",
    "Interval",
    "Intervals",
    "Minutes",
    "WorkingTime",
    "around_the_clock",
    "date_of",
    "datetime_of",
    "datetimes_of",
    "day_of",
    "is_working_day",
    "local_minute_of",
    "minute_of",
    "minutes_of",
    "nth_working_day_after",
    "start_after_lead",
    "utc_of",
    "weekdays",
    "working_time",
]
