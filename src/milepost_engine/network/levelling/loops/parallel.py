"""The parallel schedule generation scheme: go through time and start what may start, by key (Kolisch 1996)."""

from __future__ import annotations

from milepost_engine.network.levelling.arrays import DURATION, FIRST_OUT, Room, Small, Wide, Work
from milepost_engine.network.levelling.loops.decoder import NOWHERE, earliest, fits, open_ranks, refill, take
from milepost_engine.time.compiled import lowest_bit, step


@step
def fits_throughout(work: Work, free: Wide, here: int, begin: int) -> bool:
    """Say whether the activity finds its demand in every unit from `begin`."""
    for unit in range(begin, begin + work.rows[here, DURATION]):
        if unit >= free.shape[0] or not fits(work, free, here, unit):
            return False
    return True


@step
def release_in_time(work: Work, room: Room, start: Small, here: int, row: int, unit: int) -> bool:
    """Tell the links of what was placed; say whether something may start now that could not before.

    What becomes eligible keeps in `start` what links and dates ask of it.
    """
    sooner = False
    for slot in range(work.rows[here, FIRST_OUT], work.rows[here + 1, FIRST_OUT]):
        after = work.out[slot, 0]
        room.waiting[after] -= 1
        if room.waiting[after] == 0:
            rank = room.ranked[row, after]
            room.eligible[rank >> 5] |= 1 << (rank & 31)
            start[after] = earliest(work, start, after)
            sooner = sooner or start[after] <= unit
    return sooner


@step
def start_in_unit(work: Work, room: Room, start: Small, row: int, unit: int) -> int:
    """Start in this unit what may start, by rank; return how many."""
    words = (work.rows.shape[0] + 30) // 32
    count = word = 0
    while word < words:
        left = room.eligible[word]
        again = False
        while left != 0 and not again:
            here = room.ranked[row, 32 * word + lowest_bit(left)]
            bit = left & -left
            left ^= bit
            if start[here] <= unit and fits_throughout(work, room.free, here, unit):
                room.eligible[word] ^= bit
                if work.rows[here, DURATION] > 0:
                    start[here] = unit
                    take(work, room.free, here, unit)
                count += 1
                again = release_in_time(work, room, start, here, 1 - row, unit)
        word = 0 if again else word + 1
    return count


@step
def place_through_time(work: Work, room: Room, start: Small) -> int:
    """Start by `room.key` whatever can start, unit after unit; return the last finish, NOWHERE if one never fits."""
    size, horizon = work.rows.shape[0] - 1, work.capacity.shape[0]
    row = open_ranks(work, room, False)  # noqa: FBT003 - compiled code has no keywords
    refill(work, room.free, 0, horizon)
    for here in range(size):
        if room.waiting[here] == 0:
            start[here] = earliest(work, start, here)
    placed = unit = 0
    while placed < size:
        if unit > horizon:
            return NOWHERE
        placed += start_in_unit(work, room, start, row, unit)
        unit += 1
    last = 0
    for here in range(size):
        last = max(last, start[here] + work.rows[here, DURATION])
    return last
