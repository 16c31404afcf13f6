"""The parallel schedule generation scheme: go through time and start what may start, by key (Kolisch 1996)."""

from __future__ import annotations

from milepost_engine.network.levelling.arrays import DURATION, FIRST_IN, FIRST_OUT, Room, Small, Work
from milepost_engine.network.levelling.loops.decoder import NOWHERE, earliest, fits, refill, take
from milepost_engine.time.compiled import step, sweep


@step
def fits_throughout(work: Work, free: Small, here: int, begin: int) -> bool:
    """Say whether the activity finds its demand in every unit from `begin`."""
    for unit in range(begin, begin + work.rows[here, DURATION]):
        if unit >= free.shape[0] or not fits(work, free, here, unit):
            return False
    return True


@step
def best_startable(work: Work, room: Room, start: Small, count: int, unit: int) -> int:
    """Return the place among the eligible of the one with the least key that can start now, NOWHERE if none can."""
    best = NOWHERE
    for place in range(count):
        here = room.eligible[place]
        if best != NOWHERE:
            leader = room.eligible[best]
            if room.key[here] > room.key[leader] or (room.key[here] == room.key[leader] and here > leader):
                continue
        if earliest(work, start, here) <= unit and fits_throughout(work, room.free, here, unit):
            best = place
    return best


@sweep
def decode_through_time(work: Work, room: Room, start: Small) -> int:
    """Start by `room.key` whatever can start, unit after unit; return the last finish, NOWHERE if one never fits."""
    size, horizon = work.rows.shape[0] - 1, work.capacity.shape[0]
    refill(work, room.free, 0, horizon)
    count = placed = last = unit = 0
    for here in range(size):
        room.waiting[here] = work.rows[here + 1, FIRST_IN] - work.rows[here, FIRST_IN]
        if room.waiting[here] == 0:
            room.eligible[count] = here
            count += 1
    while placed < size:
        place = best_startable(work, room, start, count, unit)
        if place == NOWHERE:
            unit += 1
            if unit > horizon:
                return NOWHERE
            continue
        here = room.eligible[place]
        count -= 1
        room.eligible[place] = room.eligible[count]
        begin = earliest(work, start, here) if work.rows[here, DURATION] == 0 else unit
        start[here] = begin
        take(work, room.free, here, begin)
        last = max(last, begin + work.rows[here, DURATION])
        placed += 1
        for slot in range(work.rows[here, FIRST_OUT], work.rows[here + 1, FIRST_OUT]):
            after = work.out[slot, 0]
            room.waiting[after] -= 1
            if room.waiting[after] == 0:
                room.eligible[count] = after
                count += 1
    return last
