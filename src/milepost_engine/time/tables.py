"""Several calendars in one array, as the compiled loops read them.

One array, because a compiled function that is handed many spends its time on counting references to them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from milepost_engine.time.errors import CalendarError
from milepost_engine.time.instants import Minutes
from milepost_engine.time.working_time import WorkingTime

Tables = npt.NDArray[np.int32]

# Words at the head of each calendar: places of the day tables of the seven weekdays; working minutes before
# each weekday and of the whole week; the range of its exceptions; two indexes into them, by day and by
# working minutes, each with the shift that makes a bucket of a value; room for three counts of working
# minutes that whoever runs the loops may note, so as not to count them for every activity; and the number of
# weekdays up to the last that has work. The very first word is also the length of all heads, because Monday's
# table of the first calendar follows them.
HEAD = 25
WEEK_BEFORE, FIRST_EXCEPTION, LAST_EXCEPTION, NOTES, WORKING_WEEK = 7, 15, 16, 21, 24
BY_DAY, BY_COUNT = 17, 19
# Words of an exception: its day, working minutes before it, the place of its day table, and the minutes that
# it and those before it gain over undisturbed weeks.
EXCEPTION = 4
DAY, BEFORE, DAY_TABLE, GAINED = 0, 1, 2, 3
# A day table: working minutes before each of its 1441 minutes, then the minute of each working minute.
MINUTE_OF = 1441
DAY_WORDS = MINUTE_OF + 1440
BUCKETS = 2048


def stack_calendars(calendars: Sequence[WorkingTime]) -> Tables:
    """Stack calendars into one array; their places in the sequence are their numbers in the loops.

    Raises
    ------
    CalendarError
        If there is no calendar.
    """
    if not calendars:
        raise CalendarError("A network needs at least one calendar.")
    heads = np.zeros((len(calendars), HEAD), dtype=np.int32)
    parts: list[Tables] = [heads.reshape(-1)]
    place = heads.size
    for head, calendar in zip(heads, calendars, strict=True):
        days = np.concatenate((calendar.worked, calendar.minute), axis=1, dtype=np.int32)
        exceptions = np.stack(
            (
                calendar.exception_day,
                calendar.exception_before,
                place + calendar.exception_row.astype(np.int64) * DAY_WORDS,
                calendar.gained[1:],
            ),
            axis=1,
        ).astype(np.int32)
        head[:WEEK_BEFORE] = place + calendar.week_day * DAY_WORDS
        head[WEEK_BEFORE:FIRST_EXCEPTION] = calendar.week_before
        head[WORKING_WEEK] = 1 + np.flatnonzero(np.diff(calendar.week_before)).max(initial=0)
        head[FIRST_EXCEPTION] = place + days.size
        place += days.size + exceptions.size
        head[LAST_EXCEPTION] = place
        parts += [days.reshape(-1), exceptions.reshape(-1)]
        indexed = {BY_DAY: calendar.exception_day, BY_COUNT: calendar.exception_before}
        for word, keys in indexed.items():
            index, shift = _index(keys)
            head[word : word + 2] = place, shift
            parts.append(index)
            place += index.size
    return np.concatenate(parts)


def _index(keys: Minutes) -> tuple[Tables, int]:
    """Return per bucket of values how many of the ascending keys lie before it, and the shift of a bucket."""
    last = int(keys[-1]) if keys.size else 0
    shift = max(0, last.bit_length() - BUCKETS.bit_length() + 1)
    starts = np.arange(BUCKETS, dtype=np.int64) << shift
    return np.searchsorted(keys, starts).astype(np.int32), shift
