"""The decoder: make an activity list from keys, and place its activities one by one (Kolisch 1996).

Placing forward is the serial schedule generation scheme; placing backward from an end is its mirror, and both in
turn are double justification (Valls, Ballestín and Quintanilla 2005).
"""

from __future__ import annotations

from milepost_engine.network.levelling.arrays import DURATION, EARLIEST, FIRST_IN, FIRST_OUT, Room, Small, Wide, Work
from milepost_engine.time.compiled import inner_step, lowest_bit, step

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
def merge(room: Room, size: int, backward: bool) -> int:  # noqa: FBT001 - compiled code has no keywords
    """Sort by key where keys lie far apart; return which row of `room.ranked` holds the answer."""
    for place in range(size):
        room.ranked[0, place] = size - 1 - place if backward else place
    row, width = 0, 1
    while width < size:
        for begin in range(0, size, 2 * width):
            middle, end = min(begin + width, size), min(begin + 2 * width, size)
            left, right = begin, middle
            for place in range(begin, end):
                if left < middle and (
                    right >= end or room.key[room.ranked[row, left]] <= room.key[room.ranked[row, right]]
                ):
                    room.ranked[1 - row, place] = room.ranked[row, left]
                    left += 1
                else:
                    room.ranked[1 - row, place] = room.ranked[row, right]
                    right += 1
        row, width = 1 - row, 2 * width
    return row


@step
def rank_by_keys(room: Room, size: int, backward: bool) -> int:  # noqa: FBT001 - same
    """Sort the activities by key, then position; return which row of `room.ranked` holds them."""
    least = most = room.key[0]
    for here in range(size):
        least, most = min(least, room.key[here]), max(most, room.key[here])
    if most - least + 1 >= room.counts.size:
        return merge(room, size, backward)
    for value in range(most - least + 2):
        room.counts[value] = 0
    for here in range(size):
        room.counts[room.key[here] - least + 1] += 1
    for value in range(most - least + 1):
        room.counts[value + 1] += room.counts[value]
    for place in range(size):
        here = size - 1 - place if backward else place
        value = room.key[here] - least
        room.ranked[0, room.counts[value]] = here
        room.counts[value] += 1
    return 0


@step
def open_ranks(work: Work, room: Room, backward: bool) -> int:  # noqa: FBT001 - same
    """Rank the activities by key and make the set of eligible ranks; return the row of `room.ranked` by rank.

    The other row holds the rank of each activity.
    """
    size = work.rows.shape[0] - 1
    row = rank_by_keys(room, size, backward)
    for word in range((size + 31) // 32):
        room.eligible[word] = 0
    behind = FIRST_OUT if backward else FIRST_IN
    for rank in range(size):
        here = room.ranked[row, rank]
        room.ranked[1 - row, here] = rank
        room.waiting[here] = work.rows[here + 1, behind] - work.rows[here, behind]
        if room.waiting[here] == 0:
            room.eligible[rank >> 5] |= 1 << (rank & 31)
    return row


@step
def list_by_keys(work: Work, room: Room, backward: bool) -> None:  # noqa: FBT001 - same
    """Write into `room.listed` an order along the links: always the eligible one with the least key, then position.

    Backward, the order runs against the links and ties go to the higher position. Eligible ranks are bits of a set,
    32 a word, of which `low` is the first word that may hold one.
    """
    size = work.rows.shape[0] - 1
    row = open_ranks(work, room, backward)
    low = 0
    for place in range(size):
        while room.eligible[low] == 0:
            low += 1
        bit = lowest_bit(room.eligible[low])
        room.eligible[low] &= room.eligible[low] - 1
        here = room.ranked[row, 32 * low + bit]
        room.listed[place] = here
        low = release(work, room, here, 1 - row, low, backward)


@step
def release(work: Work, room: Room, here: int, row: int, low: int, backward: bool) -> int:  # noqa: FBT001 - same
    """Tell the links of what was listed; return the first word that may hold an eligible rank."""
    ahead = FIRST_IN if backward else FIRST_OUT
    for slot in range(work.rows[here, ahead], work.rows[here + 1, ahead]):
        after = work.into[slot, 0] if backward else work.out[slot, 0]
        room.waiting[after] -= 1
        if room.waiting[after] == 0:
            rank = room.ranked[row, after]
            room.eligible[rank >> 5] |= 1 << (rank & 31)
            low = min(low, rank >> 5)
    return low


@inner_step
def fits(work: Work, free: Wide, here: int, unit: int) -> bool:
    """Say whether the activity finds its demand in this unit."""
    for word in range(free.shape[1]):
        if ((free[unit, word] | work.spare[word]) - work.demand[here, word]) & work.spare[word] != work.spare[word]:
            return False
    return True


@inner_step
def take(work: Work, free: Wide, here: int, begin: int) -> None:
    """Take the demand of the activity out of what is free."""
    for unit in range(begin, begin + work.rows[here, DURATION]):
        for word in range(free.shape[1]):
            free[unit, word] -= work.demand[here, word]


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
def refill(work: Work, free: Wide, begin: int, end: int) -> None:
    """Give back all capacity from `begin` to `end`."""
    for unit in range(begin, end):
        for word in range(free.shape[1]):
            free[unit, word] = work.capacity[unit, word]


@inner_step
def place_one_forward(work: Work, room: Room, here: int, begin: int, filled: int) -> int:
    """Return the finish of the activity at its earliest feasible start from `begin`, NOWHERE if it never fits.

    `room.free` counts from 0 to `filled`; behind that everything is free.
    """
    own = work.rows[here, DURATION]
    horizon = work.capacity.shape[0]
    demand, spare = work.demand[here, 0], work.spare[0]
    single = work.spare.size == 1
    unit, run = begin, 0
    while run < own:
        if unit >= filled:
            if unit + own - run > horizon:
                return NOWHERE
            refill(work, room.free, filled, unit + 1)
            filled = unit + 1
        if ((room.free[unit, 0] | spare) - demand) & spare == spare and (single or fits(work, room.free, here, unit)):
            run += 1
        else:
            run = 0
        unit += 1
    return unit


@step
def place_forward(work: Work, room: Room, start: Small) -> int:
    """Place `room.listed` in its order at the earliest starts; return the last finish, NOWHERE if one does not fit."""
    last = filled = 0
    for place in range(work.rows.shape[0] - 1):
        here = room.listed[place]
        finish = place_one_forward(work, room, here, earliest(work, start, here), filled)
        if finish == NOWHERE:
            return NOWHERE
        if work.rows[here, DURATION] > 0:
            filled = max(filled, finish)
        begin = finish - work.rows[here, DURATION]
        start[here] = begin
        take(work, room.free, here, begin)
        last = max(last, finish)
    return last


@step
def place_backward(work: Work, room: Room, start: Small, end: int) -> bool:
    """Place `room.listed` in its order at the latest starts that end by `end`; say whether all fit."""
    refill(work, room.free, 0, end)
    spare, single = work.spare[0], work.spare.size == 1
    for place in range(work.rows.shape[0] - 1):
        here = room.listed[place]
        own, least, demand = work.rows[here, DURATION], work.rows[here, EARLIEST], work.demand[here, 0]
        unit = latest(work, start, here, end) + own
        run = 0
        while run < own:
            unit -= 1
            if unit < least:
                return False
            if ((room.free[unit, 0] | spare) - demand) & spare == spare and (
                single or fits(work, room.free, here, unit)
            ):
                run += 1
            else:
                run = 0
        if unit < least:
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
