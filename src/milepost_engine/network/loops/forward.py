"""The compiled forward pass: when each activity can start and finish at the earliest.

Times are counts of working minutes on the activity's own calendar. Between activities of one calendar a link
is an addition; between calendars it goes through the instant at which one ends and the other may begin.
A milestone is kept as an instant, because it stands on either face of a gap between working times.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import (
    BEGUN,
    CONSTRAINT_WINS,
    EARLY,
    FIRST_IN,
    FLOOR,
    OVERRIDE,
    PROJECT,
    Field,
    LinkField,
    Units,
)
from milepost_engine.time.compiled import step, sweep
from milepost_engine.time.loops import finish_at, noted, shift, start_at, worked_before
from milepost_engine.time.tables import Tables

Flags = npt.NDArray[np.int8]

NEVER = -(2**60)
DURATION, CALENDAR, KIND = int(Field.DURATION), int(Field.CALENDAR), int(Field.KIND)
INTERRUPTIBLE = int(Field.INTERRUPTIBLE)
START_FROM, FINISH_FROM = int(Field.START_FROM), int(Field.FINISH_FROM)
START_BY, FINISH_BY = int(Field.START_BY), int(Field.FINISH_BY)
ACTUAL_START, ACTUAL_FINISH = int(Field.ACTUAL_START), int(Field.ACTUAL_FINISH)
BEFORE, AFTER, LINK_KIND = int(LinkField.BEFORE), int(LinkField.AFTER), int(LinkField.KIND)
LAG, LAG_CALENDAR = int(LinkField.LAG), int(LinkField.LAG_CALENDAR)
START_MILESTONE, LEVEL_OF_EFFORT = 1, 3


@step
def kept(rows: Units, links: Units, slot: int) -> bool:
    """Say whether a link holds its successor: it is no level of effort, not done and not overridden."""
    before, after = links[slot, BEFORE], links[slot, AFTER]
    if rows[before, KIND] == LEVEL_OF_EFFORT or rows[after, KIND] == LEVEL_OF_EFFORT:
        return False
    if rows[after, ACTUAL_FINISH] >= 0:
        return False
    return not (rows[PROJECT, OVERRIDE] and rows[after, ACTUAL_START] >= 0)


@step
def face(rows: Units, tables: Tables, row: int, count: int, side: int) -> int:
    """Return the instant of a milestone that stands at `count` on the given side."""
    calendar = rows[row, CALENDAR]
    if side == 1 or rows[row, KIND] == START_MILESTONE:
        return start_at(tables, calendar, count)
    return finish_at(tables, calendar, count)


@step
def start_instant(rows: Units, tables: Tables, row: int, first: int) -> int:
    """Return the instant at which an activity starts or started; `first` names the triple of results."""
    if rows[row, ACTUAL_START] >= 0:
        return int(rows[row, ACTUAL_START])
    return resume_instant(rows, tables, row, first)


@step
def resume_instant(rows: Units, tables: Tables, row: int, first: int) -> int:
    """Return the instant at which the remaining work starts."""
    if rows[row, DURATION] == 0:
        return face(rows, tables, row, rows[row, first], rows[row, first + 2])
    return start_at(tables, rows[row, CALENDAR], rows[row, first])


@step
def finish_instant(rows: Units, tables: Tables, row: int, first: int) -> int:
    """Return the instant at which an activity finishes or finished."""
    if rows[row, ACTUAL_FINISH] >= 0:
        return int(rows[row, ACTUAL_FINISH])
    if rows[row, DURATION] == 0:
        return face(rows, tables, row, rows[row, first + 1], rows[row, first + 2])
    return finish_at(tables, rows[row, CALENDAR], rows[row, first + 1])


@step
def asked_instant(rows: Units, links: Units, tables: Tables, slot: int) -> int:
    """Return the instant from which a link lets its successor start (FS, SS) or finish (FF, SF)."""
    before = links[slot, BEFORE]
    if links[slot, LINK_KIND] % 2 == 0:
        instant = finish_instant(rows, tables, before, EARLY)
    else:
        instant = start_instant(rows, tables, before, EARLY)
    return shift(tables, links[slot, LAG_CALENDAR], instant, links[slot, LAG])


@step
def one_calendar(rows: Units, links: Units, slot: int) -> bool:
    """Say whether both ends and the lag of a link are counted on one calendar."""
    calendar = rows[links[slot, AFTER], CALENDAR]
    if rows[links[slot, BEFORE], CALENDAR] != calendar:
        return False
    return bool(links[slot, LAG] == 0 or links[slot, LAG_CALENDAR] == calendar)


@step
def asked_count(rows: Units, links: Units, tables: Tables, slot: int) -> int:
    """Return `asked_instant` as working minutes on the calendar of the successor."""
    if one_calendar(rows, links, slot):
        end = EARLY + 1 if links[slot, LINK_KIND] % 2 == 0 else BEGUN
        return int(rows[links[slot, BEFORE], end] + links[slot, LAG])
    calendar = rows[links[slot, AFTER], CALENDAR]
    return worked_before(tables, calendar, asked_instant(rows, links, tables, slot))


@step
def given_count(rows: Units, tables: Tables, row: int, column: int, otherwise: int) -> int:
    """Return a given instant as working minutes of the activity, or `otherwise` when it is not given."""
    instant = rows[row, column]
    if instant < 0:
        return otherwise
    return worked_before(tables, rows[row, CALENDAR], instant)


@step
def ceiling(rows: Units, tables: Tables, row: int) -> int:
    """Return the latest start that the activity's own hard constraints allow."""
    latest = given_count(rows, tables, row, FINISH_BY, -NEVER) - rows[row, DURATION]
    if rows[row, ACTUAL_START] < 0:
        latest = min(latest, given_count(rows, tables, row, START_BY, -NEVER))
    return int(latest)


@step
def task_early(rows: Units, links: Units, tables: Tables, row: int) -> tuple[int, int, int]:
    """Return early start, early finish and side of an activity with remaining work."""
    length = rows[row, DURATION]
    floor = noted(tables, rows[row, CALENDAR], FLOOR)
    start = floor
    if rows[row, ACTUAL_START] < 0:
        start = max(start, given_count(rows, tables, row, START_FROM, NEVER))
    finish = given_count(rows, tables, row, FINISH_FROM, NEVER)
    for slot in range(rows[row, FIRST_IN], rows[row + 1, FIRST_IN]):
        if kept(rows, links, slot):
            if links[slot, LINK_KIND] < 2:
                start = max(start, asked_count(rows, links, tables, slot))
            else:
                finish = max(finish, asked_count(rows, links, tables, slot))
    if not rows[row, INTERRUPTIBLE]:
        start = max(start, finish - length)
    finish = max(finish, start + length)
    if rows[PROJECT, CONSTRAINT_WINS] and ceiling(rows, tables, row) < start:
        start = max(floor, ceiling(rows, tables, row))
        finish = start + length
    return start, finish, 0


@step
def milestone_early(rows: Units, links: Units, tables: Tables, row: int) -> tuple[int, int, int]:
    """Return early start, early finish and side of an activity without remaining work."""
    calendar = rows[row, CALENDAR]
    hold = rows[PROJECT, FLOOR]
    if rows[row, ACTUAL_START] < 0:
        hold = max(hold, rows[row, START_FROM])
    if rows[row, FINISH_FROM] >= 0:
        count = worked_before(tables, calendar, rows[row, FINISH_FROM])
        hold = max(hold, finish_at(tables, calendar, count))
    for slot in range(rows[row, FIRST_IN], rows[row + 1, FIRST_IN]):
        if kept(rows, links, slot):
            hold = max(hold, asked_instant(rows, links, tables, slot))
    if rows[PROJECT, CONSTRAINT_WINS]:
        hold = max(rows[PROJECT, FLOOR], min(hold, latest_given(rows, row)))
    count = worked_before(tables, calendar, hold)
    return count, count, int(face(rows, tables, row, count, 0) < hold)


@step
def latest_given(rows: Units, row: int) -> int:
    """Return the earlier of the instants of a milestone's hard upper constraints."""
    latest = -NEVER
    for column in (START_BY, FINISH_BY):
        if rows[row, column] >= 0:
            latest = min(latest, rows[row, column])
    return latest


@step
def early(rows: Units, links: Units, tables: Tables, row: int) -> tuple[int, int, int]:
    """Return early start, early finish and side of any activity."""
    if rows[row, ACTUAL_FINISH] >= 0:
        return (
            given_count(rows, tables, row, ACTUAL_START, 0),
            given_count(rows, tables, row, ACTUAL_FINISH, 0),
            0,
        )
    if rows[row, DURATION] == 0:
        return milestone_early(rows, links, tables, row)
    return task_early(rows, links, tables, row)


@step
def touched(rows: Units, links: Units, moved: Flags, row: int) -> bool:
    """Say whether an activity or one that it waits for has moved."""
    if moved[row]:
        return True
    for slot in range(rows[row, FIRST_IN], rows[row + 1, FIRST_IN]):  # noqa: SIM110 - the loop compiles
        if moved[links[slot, BEFORE]]:
            return True
    return False


@sweep
def sweep_forward(rows: Units, links: Units, tables: Tables, moved: Flags) -> None:
    """Bring the early results of all touched activities up to date, in order, and mark what moved."""
    for row in range(rows.shape[0] - 1):
        if rows[row, KIND] != LEVEL_OF_EFFORT and touched(rows, links, moved, row):
            start, finish, side = early(rows, links, tables, row)
            same = rows[row, EARLY] == start and rows[row, EARLY + 1] == finish
            if not same or rows[row, EARLY + 2] != side:
                moved[row] = 1
            rows[row, EARLY] = start
            rows[row, EARLY + 1] = finish
            rows[row, EARLY + 2] = side
            rows[row, BEGUN] = given_count(rows, tables, row, ACTUAL_START, start)


@sweep
def last_finish(rows: Units, tables: Tables, otherwise: int) -> int:
    """Return the last early finish as an instant; `otherwise` for a network that has none."""
    last = NEVER
    for row in range(rows.shape[0] - 1):
        if rows[row, KIND] != LEVEL_OF_EFFORT:
            last = max(last, finish_instant(rows, tables, row, EARLY))
    return otherwise if last == NEVER else last
