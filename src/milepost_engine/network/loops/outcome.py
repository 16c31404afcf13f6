"""Compiled loops over finished results: instants, slack of links, spans of levels of effort."""

from __future__ import annotations

from milepost_engine.network.arrays import (
    EARLY,
    FIRST_IN,
    FIRST_OUT,
    FLOOR,
    FREE,
    LATE,
    OUT,
    PLANNED,
    TOTAL,
    Units,
)
from milepost_engine.network.loops.forward import (
    ACTUAL_FINISH,
    ACTUAL_START,
    AFTER,
    BEFORE,
    CALENDAR,
    DURATION,
    KIND,
    LAG,
    LAG_CALENDAR,
    LEVEL_OF_EFFORT,
    LINK_KIND,
    NEVER,
    asked_count,
    finish_instant,
    given_count,
    kept,
    resume_instant,
    start_instant,
)
from milepost_engine.time.compiled import step, sweep
from milepost_engine.time.loops import latest_before_shift, noted, worked_before
from milepost_engine.time.tables import Tables


@sweep
def instants(rows: Units, tables: Tables, first: int, found: Units) -> None:
    """Write start, finish and resumption of every activity as instants into `found`, shape (n, 3)."""
    for row in range(found.shape[0]):
        found[row, 0] = start_instant(rows, tables, row, first)
        found[row, 1] = finish_instant(rows, tables, row, first)
        found[row, 2] = found[row, 0]
        if rows[row, ACTUAL_START] >= 0:
            found[row, 2] = resume_instant(rows, tables, row, first)


@sweep
def link_slacks(rows: Units, links: Units, tables: Tables, found: Units) -> None:
    """Write per slot the working minutes by which the successor stands later than the link asks.

    0 means that the link drives, a negative value that it is broken. A link that holds nobody keeps what
    `found` (m,) has for it.
    """
    for slot in range(found.size):
        if kept(rows, links, slot):
            row = links[slot, AFTER]
            stands = rows[row, EARLY if links[slot, LINK_KIND] < 2 else EARLY + 1]
            found[slot] = stands - asked_count(rows, links, tables, slot)


@step
def span_start(rows: Units, links: Units, tables: Tables, row: int) -> int:
    """Return the earliest start that the links into a level of effort give it."""
    start = -NEVER
    for slot in range(rows[row, FIRST_IN], rows[row + 1, FIRST_IN]):
        free = rows[links[slot, BEFORE], KIND] != LEVEL_OF_EFFORT
        if free and links[slot, LINK_KIND] < 2:
            start = min(start, asked_count(rows, links, tables, slot))
    if start == -NEVER:
        start = noted(tables, rows[row, CALENDAR], FLOOR)
    return int(given_count(rows, tables, row, ACTUAL_START, start))


@step
def span_finish(rows: Units, links: Units, tables: Tables, row: int) -> int:
    """Return the latest finish that the links at both sides of a level of effort give it."""
    finish = NEVER
    for slot in range(rows[row, FIRST_IN], rows[row + 1, FIRST_IN]):
        free = rows[links[slot, BEFORE], KIND] != LEVEL_OF_EFFORT
        if free and links[slot, LINK_KIND] >= 2:
            finish = max(finish, asked_count(rows, links, tables, slot))
    for number in range(rows[row, FIRST_OUT], rows[row + 1, FIRST_OUT]):
        slot = links[number, OUT]
        after = links[slot, AFTER]
        if rows[after, KIND] != LEVEL_OF_EFFORT and links[slot, LINK_KIND] % 2 == 0:
            if links[slot, LINK_KIND] == 0:
                instant = start_instant(rows, tables, after, EARLY)
            else:
                instant = finish_instant(rows, tables, after, EARLY)
            instant = latest_before_shift(tables, links[slot, LAG_CALENDAR], instant, links[slot, LAG])
            finish = max(finish, worked_before(tables, rows[row, CALENDAR], instant))
    return int(given_count(rows, tables, row, ACTUAL_FINISH, finish))


@sweep
def span_levels_of_effort(rows: Units, links: Units, tables: Tables) -> None:
    """Give every level of effort the span of what it is tied to; it has no float of its own."""
    for row in range(rows.shape[0] - 1):
        if rows[row, KIND] == LEVEL_OF_EFFORT:
            start = span_start(rows, links, tables, row)
            finish = span_finish(rows, links, tables, row)
            if finish == NEVER:
                finish = start + rows[row, DURATION]
            for first in (EARLY, LATE, PLANNED):
                rows[row, first] = start
                rows[row, first + 1] = max(start, finish)
                rows[row, first + 2] = 0
            rows[row, TOTAL] = 0
            rows[row, FREE] = 0
