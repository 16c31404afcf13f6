"""The decoder: make an activity list from keys, and place its activities one by one (Kolisch 1996).

Placing forward is the serial schedule generation scheme; placing backward from an end is its mirror, and both in
turn are double justification (Valls, Ballestín and Quintanilla 2005).
"""

from __future__ import annotations

from milepost_engine.network.levelling.arrays import DURATION, EARLIEST, FIRST_IN, FIRST_OUT, Room, Small, Work
from milepost_engine.time.compiled import step, sweep

NOWHERE = -1


@step
def needed(kind: int, lag: int, start: int, length: int, own: int) -> int:
    """Return the start that a link asks of its successor of `own` length (DOMAIN 3.9)."""
    asked = start + lag
    if kind % 2 == 0:
        asked += length
    if kind >= 2:
        asked -= own
    return asked


@step
def list_by_keys(work: Work, room: Room, backward: bool) -> None:  # noqa: FBT001 - compiled code has no keywords
    """Write into `room.listed` an order along the links: always the eligible one with the least key, then position.

    Backward, the order runs against the links and ties go to the higher position.
    """
    size = work.rows.shape[0] - 1
    ahead, behind = (FIRST_IN, FIRST_OUT) if backward else (FIRST_OUT, FIRST_IN)
    count = 0
    for place in range(size):
        here = size - 1 - place if backward else place
        room.waiting[here] = work.rows[here + 1, behind] - work.rows[here, behind]
        if room.waiting[here] == 0:
            room.eligible[count] = here
            count += 1
    for place in range(size):
        best = 0
        for other in range(1, count):
            first, second = room.eligible[other], room.eligible[best]
            if room.key[first] < room.key[second] or (
                room.key[first] == room.key[second] and ((first < second) != backward)
            ):
                best = other
        here = room.eligible[best]
        count -= 1
        room.eligible[best] = room.eligible[count]
        room.listed[place] = here
        for slot in range(work.rows[here, ahead], work.rows[here + 1, ahead]):
            after = work.into[slot, 0] if backward else work.out[slot, 0]
            room.waiting[after] -= 1
            if room.waiting[after] == 0:
                room.eligible[count] = after
                count += 1


@step
def fits(work: Work, free: Small, here: int, unit: int) -> bool:
    """Say whether the activity finds its demand in this unit."""
    for resource in range(free.shape[1]):  # noqa: SIM110 - the compiler knows no generators
        if free[unit, resource] < work.demand[here, resource]:
            return False
    return True


@step
def take(work: Work, free: Small, here: int, begin: int) -> None:
    """Take the demand of the activity out of what is free."""
    for unit in range(begin, begin + work.rows[here, DURATION]):
        for resource in range(free.shape[1]):
            free[unit, resource] -= work.demand[here, resource]


@step
def earliest(work: Work, start: Small, here: int) -> int:
    """Return the start that the links and the date ask for, given the starts of what was placed."""
    begin: int = work.rows[here, EARLIEST]
    own = work.rows[here, DURATION]
    for slot in range(work.rows[here, FIRST_IN], work.rows[here + 1, FIRST_IN]):
        other = work.into[slot, 0]
        asked = needed(work.into[slot, 1], work.into[slot, 2], start[other], work.rows[other, DURATION], own)
        begin = max(begin, asked)
    return begin


@step
def latest(work: Work, start: Small, here: int, end: int) -> int:
    """Return the latest start that holds up nothing that was placed behind it, and ends by `end`."""
    own = work.rows[here, DURATION]
    begin: int = end - own
    for slot in range(work.rows[here, FIRST_OUT], work.rows[here + 1, FIRST_OUT]):
        other = work.out[slot, 0]
        after = work.rows[other, DURATION]
        begin = min(begin, start[other] - needed(work.out[slot, 1], work.out[slot, 2], 0, own, after))
    return begin


@step
def refill(work: Work, free: Small, begin: int, end: int) -> None:
    """Give back all capacity from `begin` to `end`."""
    for unit in range(begin, end):
        for resource in range(free.shape[1]):
            free[unit, resource] = work.capacity[unit, resource]


@step
def place_forward(work: Work, room: Room, start: Small) -> int:
    """Place `room.listed` in its order at the earliest starts; return the last finish, NOWHERE if one does not fit."""
    horizon = work.capacity.shape[0]
    last = filled = 0
    for place in range(work.rows.shape[0] - 1):
        here = room.listed[place]
        own = work.rows[here, DURATION]
        unit = earliest(work, start, here)
        run = 0
        while run < own:
            if unit >= horizon:
                return NOWHERE
            if unit >= filled:
                refill(work, room.free, filled, unit + 1)
                filled = unit + 1
            run = run + 1 if fits(work, room.free, here, unit) else 0
            unit += 1
        start[here] = unit - own
        take(work, room.free, here, unit - own)
        last = max(last, unit)
    return last


@step
def place_backward(work: Work, room: Room, start: Small, end: int) -> bool:
    """Place `room.listed` in its order at the latest starts that end by `end`; say whether all fit."""
    refill(work, room.free, 0, end)
    for place in range(work.rows.shape[0] - 1):
        here = room.listed[place]
        own = work.rows[here, DURATION]
        unit = latest(work, start, here, end) + own
        run = 0
        while run < own:
            unit -= 1
            if unit < 0:
                return False
            run = run + 1 if fits(work, room.free, here, unit) else 0
        if unit < work.rows[here, EARLIEST]:
            return False
        start[here] = unit
        take(work, room.free, here, unit)
    return True


@step
def justify(work: Work, room: Room, start: Small, spare: Small, end: int) -> int:
    """Shift all to the right and then to the left; return the new last finish, `start` holds the better schedule.

    `spare` (n,) is memory. Neither shift can lengthen the schedule: each activity could stay where it is.
    """
    size = work.rows.shape[0] - 1
    for here in range(size):
        room.key[here] = -(start[here] + work.rows[here, DURATION])
    list_by_keys(work, room, True)  # noqa: FBT003 - same
    if not place_backward(work, room, spare, end):
        return end
    for here in range(size):
        room.key[here] = spare[here]
    list_by_keys(work, room, False)  # noqa: FBT003 - same
    found = place_forward(work, room, spare)
    if found == NOWHERE or found > end:
        return end
    for here in range(size):
        start[here] = spare[here]
    return found


@sweep
def decode(work: Work, room: Room, start: Small) -> int:
    """Place by `room.key`, from Python."""
    list_by_keys(work, room, False)  # noqa: FBT003 - same
    return place_forward(work, room, start)


@sweep
def decode_and_justify(work: Work, room: Room, start: Small, spare: Small) -> int:
    """Place by `room.key` and justify twice, from Python."""
    list_by_keys(work, room, False)  # noqa: FBT003 - same
    end = place_forward(work, room, start)
    if end == NOWHERE:
        return NOWHERE
    return justify(work, room, start, spare, end)
