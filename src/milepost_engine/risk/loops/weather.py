"""Draw which days a calendar loses, and rewrite its table of exceptions for one iteration.

A calendar under a sky has every day of the horizon as an exception (see `weather`), so that days keep their places
and only what stands in them changes.
"""

from __future__ import annotations

from milepost_engine.risk.arrays import (
    CALENDAR,
    DAY,
    NO_WORK,
    PLACE_OF_DAY,
    REGULAR,
    REGULAR_BEFORE,
    SKY,
    TABLE_OF_DAY,
    Floats,
    Purpose,
    Whole,
)
from milepost_engine.risk.loops.draws import Luck
from milepost_engine.risk.loops.philox import uniforms
from milepost_engine.time.compiled import step
from milepost_engine.time.tables import (
    BEFORE,
    BUCKETS,
    BY_COUNT,
    DAY_TABLE,
    EXCEPTION,
    FIRST_EXCEPTION,
    GAINED,
    HEAD,
    LAST_EXCEPTION,
    Tables,
)

WEATHER = int(Purpose.WEATHER)


@step
def draw_skies(days: Whole, luck: Luck, tile: int, skies: Floats) -> None:
    """Write a uniform per day and iteration, shape (d, 64); days of one sky and date share theirs."""
    for row in range(days.shape[0]):
        uniforms(skies[row], luck.seed, tile, days[row, SKY], WEATHER, days[row, DAY])


@step
def lose_days(days: Whole, lost_share: Floats, skies: Floats, number: int, tables: Tables) -> None:
    """Rewrite the exceptions of all calendars under a sky for iteration `number` of the tile."""
    gained = 0
    for row in range(days.shape[0]):
        if row == 0 or days[row, CALENDAR] != days[row - 1, CALENDAR]:
            gained = 0
        place = days[row, PLACE_OF_DAY]
        table = days[row, NO_WORK] if skies[row, number] < lost_share[row] else days[row, TABLE_OF_DAY]
        tables[place + DAY_TABLE] = table
        tables[place + BEFORE] = days[row, REGULAR_BEFORE] + gained
        gained += tables[table + 1440] - days[row, REGULAR]
        tables[place + GAINED] = gained
        if row + 1 == days.shape[0] or days[row + 1, CALENDAR] != days[row, CALENDAR]:
            index_by_count(tables, days[row, CALENDAR])


@step
def index_by_count(tables: Tables, calendar: int) -> None:
    """Write anew how many exceptions lie before each bucket of counts."""
    head = calendar * HEAD
    first, end = tables[head + FIRST_EXCEPTION], tables[head + LAST_EXCEPTION]
    index, shift = tables[head + BY_COUNT], tables[head + BY_COUNT + 1]
    place = first
    for bucket in range(BUCKETS):
        while place < end and tables[place + BEFORE] < bucket << shift:
            place += EXCEPTION
        tables[index + bucket] = (place - first) // EXCEPTION
