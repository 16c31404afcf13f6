"""Compiled calendar arithmetic for single instants, called from inside the loops of other modules.

The same arithmetic as `WorkingTime`, without range checks: counts outside the years 1970 to 2200 continue
with the weekly pattern, and where a calendar has no more work they answer with `FAR`. Callers check results.
"""

from __future__ import annotations

import math

from milepost_engine.time.compiled import step, sweep
from milepost_engine.time.tables import (
    BEFORE,
    BUCKETS,
    BY_COUNT,
    BY_DAY,
    DAY,
    DAY_TABLE,
    EXCEPTION,
    FIRST_EXCEPTION,
    GAINED,
    HEAD,
    LAST_EXCEPTION,
    MINUTE_OF,
    NOTES,
    WEEK_BEFORE,
    WORKING_WEEK,
    Tables,
)

FAR = 2**40
MOST_COUNT = 2**38


@step
def passed(tables: Tables, calendar: int, index: int, value: int) -> int:
    """Return the place of the last exception not after a day (BY_DAY) or a count (BY_COUNT), or 0."""
    head = calendar * HEAD
    bucket = min(max(value >> tables[head + index + 1], 0), BUCKETS - 1)
    column = DAY if index == BY_DAY else BEFORE
    first, end = tables[head + FIRST_EXCEPTION], tables[head + LAST_EXCEPTION]
    place = first + tables[tables[head + index] + bucket] * EXCEPTION
    while place < end and tables[place + column] <= value:
        place += EXCEPTION
    return int(place - EXCEPTION) if place > first else 0


@step
def worked_before(tables: Tables, calendar: int, instant: int) -> int:
    """Return the working minutes from 1970 to `instant`."""
    day = instant // 1440
    rest = instant - day * 1440
    last = passed(tables, calendar, BY_DAY, day)
    gained = 0
    if last:
        if tables[last + DAY] == day:
            return int(tables[last + BEFORE] + tables[tables[last + DAY_TABLE] + rest])
        gained = tables[last + GAINED]
    week = (day + 3) // 7
    weekday = day + 3 - week * 7
    before = calendar * HEAD + WEEK_BEFORE
    whole_weeks = week * tables[before + 7] + tables[before + weekday] - tables[before + 3]
    return int(whole_weeks + gained + tables[tables[calendar * HEAD + weekday] + rest])


@step
def start_at(tables: Tables, calendar: int, count: int) -> int:
    """Return the instant at which the working minute after `count` others starts."""
    last = passed(tables, calendar, BY_COUNT, count)
    if last:
        inside = count - tables[last + BEFORE]
        table = tables[last + DAY_TABLE]
        if inside < tables[table + 1440]:
            return int(tables[last + DAY] * 1440 + tables[table + MINUTE_OF + inside])
        count -= tables[last + GAINED]
    return regular_start(tables, calendar, count)


@step
def regular_start(tables: Tables, calendar: int, count: int) -> int:
    """Return `start_at` as if there were no exceptions."""
    before = calendar * HEAD + WEEK_BEFORE
    whole = tables[before + 7]
    if whole == 0 or abs(count) > MOST_COUNT:
        return FAR if count >= 0 else -FAR
    counted = count + tables[before + 3]
    week = math.floor(counted / whole)  # exact for such counts, and faster than dividing integers
    rest = counted - week * whole
    weekday = int(rest * tables[calendar * HEAD + WORKING_WEEK] / whole)
    while tables[before + weekday + 1] <= rest:
        weekday += 1
    while tables[before + weekday] > rest:
        weekday -= 1
    table = tables[calendar * HEAD + weekday] + MINUTE_OF
    return int((week * 7 + weekday - 3) * 1440 + tables[table + rest - tables[before + weekday]])


@step
def finish_at(tables: Tables, calendar: int, count: int) -> int:
    """Return the instant at which the last of `count` working minutes finishes."""
    return start_at(tables, calendar, count - 1) + 1


@step
def started_by(tables: Tables, calendar: int, instant: int) -> int:
    """Return the largest count whose start instant is not after `instant`."""
    count = worked_before(tables, calendar, instant)
    return count if start_at(tables, calendar, count) <= instant else count - 1


@step
def shift(tables: Tables, calendar: int, instant: int, lag: int) -> int:
    """Return `instant` moved by a lag on `calendar`; -1 stands for elapsed time.

    Forward the lag ends with its last working minute, backward it begins with its first one.
    """
    if lag == 0 or calendar < 0:
        return instant + lag
    count = worked_before(tables, calendar, instant) + lag
    return finish_at(tables, calendar, count) if lag > 0 else start_at(tables, calendar, count)


@step
def latest_before_shift(tables: Tables, calendar: int, instant: int, lag: int) -> int:
    """Return the last instant that `shift` does not move beyond `instant`."""
    if lag == 0 or calendar < 0:
        return instant - lag
    if lag > 0:
        return start_at(tables, calendar, worked_before(tables, calendar, instant) - lag)
    return start_at(tables, calendar, started_by(tables, calendar, instant) - lag)


@sweep
def note(tables: Tables, number: int, instant: int) -> None:
    """Note, for every calendar, the working minutes before `instant` under one of three numbers."""
    for calendar in range(tables[0] // HEAD):
        tables[calendar * HEAD + NOTES + number] = worked_before(tables, calendar, instant)


@step
def noted(tables: Tables, calendar: int, number: int) -> int:
    """Return what was noted last under a number."""
    return int(tables[calendar * HEAD + NOTES + number])
