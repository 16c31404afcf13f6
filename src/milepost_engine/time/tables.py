"""Several calendars in one array, as the compiled loops read them.

One array, because a compiled function that is handed many spends its time on counting references to them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from milepost_engine.time.errors import CalendarError
from milepost_engine.time.working_time import WorkingTime

Tables = npt.NDArray[np.int32]

# Words at the head of each calendar: places of the day tables of the seven weekdays, working minutes before
# each weekday and of the whole week, the range of its exceptions, and room for three counts of working
# minutes that whoever runs the loops may note, so as not to count them for every activity. The very first
# word is also the length of all heads, because Monday's table of the first calendar follows them.
HEAD = 20
WEEK_BEFORE, FIRST_EXCEPTION, LAST_EXCEPTION, NOTES = 7, 15, 16, 17
# Words of an exception: its day, the place of its day table, working minutes before it, minutes gained by it
# and those before it over undisturbed weeks.
EXCEPTION = 4
DAY, DAY_TABLE, BEFORE, GAINED = 0, 1, 2, 3
# A day table: working minutes before each of its 1441 minutes, then the minute of each working minute.
MINUTE_OF = 1441
DAY_WORDS = MINUTE_OF + 1440


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
                place + calendar.exception_row.astype(np.int64) * DAY_WORDS,
                calendar.exception_before,
                calendar.gained[1:],
            ),
            axis=1,
        ).astype(np.int32)
        head[:WEEK_BEFORE] = place + calendar.week_day * DAY_WORDS
        head[WEEK_BEFORE:FIRST_EXCEPTION] = calendar.week_before
        head[FIRST_EXCEPTION] = place + days.size
        head[LAST_EXCEPTION] = place + days.size + exceptions.size
        parts += [days.reshape(-1), exceptions.reshape(-1)]
        place += days.size + exceptions.size
    return np.concatenate(parts)
