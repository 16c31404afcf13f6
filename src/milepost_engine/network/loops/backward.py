"""The compiled backward pass: how late each activity may be, and how much of that costs nobody anything.

The pass is the exact mirror of the forward pass: the latest count of working minutes that does not push a
successor beyond its own limit. Run against late limits it gives total float, against planned dates free
float.
"""

from __future__ import annotations

from milepost_engine.network.arrays import (
    CONSTRAINT_WINS,
    EARLY,
    EARLY_END,
    FIRST_OUT,
    FREE,
    LATE,
    LATE_END,
    OUT,
    PLANNED,
    PROJECT,
    TOTAL,
    Field,
    Units,
)
from milepost_engine.network.loops.forward import (
    ACTUAL_FINISH,
    ACTUAL_START,
    AFTER,
    BEFORE,
    CALENDAR,
    DURATION,
    FINISH_BY,
    FINISH_FROM,
    INTERRUPTIBLE,
    KIND,
    LAG,
    LAG_CALENDAR,
    LEVEL_OF_EFFORT,
    LINK_KIND,
    NEVER,
    START_BY,
    START_FROM,
    START_MILESTONE,
    Flags,
    face,
    given_count,
    kept,
    one_calendar,
)
from milepost_engine.time.compiled import step, sweep
from milepost_engine.time.loops import latest_before_shift, noted, start_at, started_by, worked_before
from milepost_engine.time.tables import Tables

DEADLINE, AS_LATE_AS_POSSIBLE = int(Field.DEADLINE), int(Field.AS_LATE_AS_POSSIBLE)


@step
def holds_back(rows: Units, links: Units, slot: int) -> bool:
    """Say whether a link limits its predecessor: it is kept, and the end it leaves from is still to come."""
    begun = rows[links[slot, BEFORE], ACTUAL_START] >= 0
    return kept(rows, links, slot) and not (begun and links[slot, LINK_KIND] % 2 == 1)


@step
def allowed_instant(rows: Units, links: Units, tables: Tables, slot: int, first: int) -> int:
    """Return the last instant of the predecessor's end that leaves the successor where `first` has it."""
    after = links[slot, AFTER]
    end = first if links[slot, LINK_KIND] < 2 else first + 1
    if rows[after, DURATION] == 0:
        instant = face(rows, tables, after, rows[after, end], rows[after, first + 2])
    else:
        instant = start_at(tables, rows[after, CALENDAR], rows[after, end])
    return latest_before_shift(tables, links[slot, LAG_CALENDAR], instant, links[slot, LAG])


@step
def allowed_count(rows: Units, links: Units, tables: Tables, slot: int, first: int) -> int:
    """Return `allowed_instant` as working minutes of a predecessor with remaining work."""
    calendar = rows[links[slot, BEFORE], CALENDAR]
    instant = allowed_instant(rows, links, tables, slot, first)
    if links[slot, LINK_KIND] % 2 == 0:
        return worked_before(tables, calendar, instant)
    return started_by(tables, calendar, instant)


@step
def allowed_counts(rows: Units, links: Units, tables: Tables, slot: int) -> tuple[int, int]:
    """Return `allowed_count` against the late limits and against the planned dates of the successor."""
    after = links[slot, AFTER]
    end = 0 if links[slot, LINK_KIND] < 2 else 1
    if one_calendar(rows, links, slot) and rows[after, DURATION] > 0:
        lag = links[slot, LAG]
        return rows[after, LATE + end] - lag, rows[after, PLANNED + end] - lag
    limit = allowed_count(rows, links, tables, slot, LATE)
    same = rows[after, LATE + end] == rows[after, PLANNED + end]
    if same and rows[after, LATE + 2] == rows[after, PLANNED + 2]:
        return limit, limit
    return limit, allowed_count(rows, links, tables, slot, PLANNED)


@step
def task_limits(rows: Units, links: Units, tables: Tables, row: int) -> tuple[int, int, int, int]:
    """Return the latest start and finish that successors and ends of the project allow: hard, then free."""
    start = free_start = -NEVER
    finish = noted(tables, rows[row, CALENDAR], LATE_END)
    free_finish = noted(tables, rows[row, CALENDAR], EARLY_END)
    for number in range(rows[row, FIRST_OUT], rows[row + 1, FIRST_OUT]):
        slot = links[number, OUT]
        if holds_back(rows, links, slot):
            limit, free = allowed_counts(rows, links, tables, slot)
            if links[slot, LINK_KIND] % 2 == 0:
                finish = min(finish, limit)
                free_finish = min(free_finish, free)
            else:
                start = min(start, limit)
                free_start = min(free_start, free)
    return start, finish, free_start, free_finish


@step
def fitted(rows: Units, row: int, start: int, finish: int) -> tuple[int, int]:
    """Return start and finish with the length between them, or apart where work may be interrupted."""
    length = rows[row, DURATION]
    if not rows[row, INTERRUPTIBLE]:
        finish = min(finish, start + length)
    return min(start, finish - length), finish


@step
def within_own_limits(rows: Units, tables: Tables, row: int, start: int, finish: int) -> tuple[int, int]:
    """Return late start and finish within the constraints and the deadline of an activity with work left."""
    finish = min(
        finish,
        given_count(rows, tables, row, FINISH_BY, -NEVER),
        given_count(rows, tables, row, DEADLINE, -NEVER),
    )
    if rows[row, ACTUAL_START] < 0:
        start = min(start, given_count(rows, tables, row, START_BY, -NEVER))
    start, finish = fitted(rows, row, start, finish)
    if rows[PROJECT, CONSTRAINT_WINS]:
        pin = pinned_start(rows, tables, row)
        if pin > NEVER:
            start, finish = pin, pin + rows[row, DURATION]
    return start, finish


@step
def pinned_start(rows: Units, tables: Tables, row: int) -> int:
    """Return the start that a must-start or must-finish constraint names, or NEVER."""
    begun = rows[row, ACTUAL_START] >= 0
    if rows[row, START_FROM] >= 0 and rows[row, START_FROM] == rows[row, START_BY] and not begun:
        return given_count(rows, tables, row, START_BY, NEVER)
    if rows[row, FINISH_FROM] >= 0 and rows[row, FINISH_FROM] == rows[row, FINISH_BY]:
        return int(given_count(rows, tables, row, FINISH_BY, NEVER) - rows[row, DURATION])
    return NEVER


@step
def milestone_latest(rows: Units, links: Units, tables: Tables, row: int, first: int) -> int:
    """Return the last instant of a milestone that the successors and the end of the project allow."""
    limit = rows[PROJECT, EARLY_END if first == PLANNED else LATE_END]
    for number in range(rows[row, FIRST_OUT], rows[row + 1, FIRST_OUT]):
        slot = links[number, OUT]
        if holds_back(rows, links, slot):
            limit = min(limit, allowed_instant(rows, links, tables, slot, first))
    return int(limit)


@step
def own_limit(rows: Units, tables: Tables, row: int) -> int:
    """Return the last instant that a milestone's own constraints and deadline allow."""
    calendar = rows[row, CALENDAR]
    limit = -NEVER
    for column in (START_BY, FINISH_BY, DEADLINE):
        instant = rows[row, column]
        if instant >= 0:
            if column == START_BY or rows[row, KIND] == START_MILESTONE:
                instant = start_at(tables, calendar, worked_before(tables, calendar, instant))
            limit = min(limit, instant)
    return limit


@step
def milestone_count(rows: Units, tables: Tables, row: int, limit: int) -> tuple[int, int, int]:
    """Return the count and side of the last place of a milestone at or before `limit`."""
    calendar = rows[row, CALENDAR]
    if rows[row, KIND] == START_MILESTONE:
        count = started_by(tables, calendar, limit)
        return count, count, 1
    count = worked_before(tables, calendar, limit)
    return count, count, int(start_at(tables, calendar, count) <= limit)


@step
def slack(rows: Units, row: int, start: int, finish: int) -> int:
    """Return the float that latest dates leave to the early ones; only the finish counts once begun."""
    left = finish - rows[row, EARLY + 1]
    if rows[row, ACTUAL_START] < 0:
        left = min(left, start - rows[row, EARLY])
    return int(left)


@step
def settle_milestone(rows: Units, links: Units, tables: Tables, row: int) -> bool:
    """Write late dates and floats of an activity without remaining work; say whether its dates moved."""
    limit = min(milestone_latest(rows, links, tables, row, LATE), own_limit(rows, tables, row))
    start, finish, side = milestone_count(rows, tables, row, limit)
    if rows[PROJECT, CONSTRAINT_WINS] and pinned_start(rows, tables, row) > NEVER:
        start, finish, side = rows[row, EARLY], rows[row, EARLY + 1], rows[row, EARLY + 2]
    rows[row, TOTAL] = slack(rows, row, start, finish)
    free = milestone_latest(rows, links, tables, row, PLANNED)
    free_start, free_finish, _ = milestone_count(rows, tables, row, free)
    rows[row, FREE] = slack(rows, row, free_start, free_finish)
    return place(rows, row, LATE, (start, finish, side))


@step
def settle_task(rows: Units, links: Units, tables: Tables, row: int) -> bool:
    """Write late dates and floats of an activity with remaining work; say whether its dates moved."""
    start, finish, free_start, free_finish = task_limits(rows, links, tables, row)
    start, finish = within_own_limits(rows, tables, row, start, finish)
    rows[row, TOTAL] = slack(rows, row, start, finish)
    free_start, free_finish = fitted(rows, row, free_start, free_finish)
    rows[row, FREE] = slack(rows, row, free_start, free_finish)
    return place(rows, row, LATE, (start, finish, 0))


@step
def place(rows: Units, row: int, first: int, triple: tuple[int, int, int]) -> bool:
    """Write a triple of results and say whether it differs from what stood there."""
    start, finish, side = triple
    same = rows[row, first] == start and rows[row, first + 1] == finish and rows[row, first + 2] == side
    rows[row, first] = start
    rows[row, first + 1] = finish
    rows[row, first + 2] = side
    return not same


@step
def settle(rows: Units, links: Units, tables: Tables, row: int) -> bool:
    """Write late dates, planned dates and floats of one activity; say whether its dates moved."""
    start, finish, side = rows[row, EARLY], rows[row, EARLY + 1], rows[row, EARLY + 2]
    slip = 0
    if rows[row, ACTUAL_FINISH] >= 0:
        rows[row, TOTAL] = 0
        rows[row, FREE] = 0
        moved = place(rows, row, LATE, (start, finish, side))
    elif rows[row, DURATION] > 0:
        moved = settle_task(rows, links, tables, row)
    else:
        moved = settle_milestone(rows, links, tables, row)
    if rows[row, AS_LATE_AS_POSSIBLE] and rows[row, ACTUAL_START] < 0:
        slip = max(0, min(rows[row, FREE], rows[row, TOTAL]))
        rows[row, FREE] -= slip
    return place(rows, row, PLANNED, (start + slip, finish + slip, 0 if slip else side)) or moved


@step
def touched(rows: Units, links: Units, moved: Flags, row: int) -> bool:
    """Say whether an activity or one that waits for it has moved."""
    if moved[row]:
        return True
    for number in range(rows[row, FIRST_OUT], rows[row + 1, FIRST_OUT]):
        if moved[links[links[number, OUT], AFTER]]:
            return True
    return False


@sweep
def sweep_backward(rows: Units, links: Units, tables: Tables, moved: Flags) -> None:
    """Bring late dates, planned dates and floats of all touched activities up to date, last first."""
    for row in range(rows.shape[0] - 1 - 1, -1, -1):
        due = rows[row, KIND] != LEVEL_OF_EFFORT and touched(rows, links, moved, row)
        if due and settle(rows, links, tables, row):
            moved[row] = 1
