"""The genetic search: peak crossover of two schedules, decoded and justified (after Valls and others 2008).

Chance comes from a state that the caller seeds, so a search is a pure function of its arguments.
"""

from __future__ import annotations

import numpy as np

from milepost_engine.network.levelling.arrays import DURATION, Herd, Room, Small, State, Work
from milepost_engine.network.levelling.loops.decoder import NOWHERE, justify, list_by_keys, place_forward
from milepost_engine.time.compiled import step, sweep


@step
def draw(state: State, below: int) -> int:
    """Return a number from 0 to below - 1 (splitmix64, Steele and others 2014)."""
    state[0] += np.uint64(0x9E3779B97F4A7C15)
    mixed = state[0]
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return int((mixed >> np.uint64(11)) % np.uint64(below))


@step
def parent(ends: Small, state: State) -> int:
    """Return the better of two schedules drawn at random."""
    first, second = draw(state, ends.size), draw(state, ends.size)
    return first if ends[first] <= ends[second] else second


@step
def busiest(work: Work, room: Room, start: Small, end: int, width: int) -> int:
    """Return where the `width` units begin that use most of the capacity; `room.free` is memory."""
    units, resources = work.capacity.shape
    for unit in range(end):
        room.free[unit, 0] = 0
    for here in range(start.size):
        load = 0
        for resource in range(resources):
            most = max(1, work.capacity[units - 1, resource])
            load += 1000 * work.demand[here, resource] // most
        for unit in range(start[here], start[here] + work.rows[here, DURATION]):
            room.free[unit, 0] += load
    total = 0
    for unit in range(width):
        total += room.free[unit, 0]
    best, most_used = 0, total
    for begin in range(1, end - width + 1):
        total += room.free[begin + width - 1, 0] - room.free[begin - 1, 0]
        if total > most_used:
            best, most_used = begin, total
    return best


@step
def cross(work: Work, room: Room, one: Small, other: Small, end: int, state: State) -> None:
    """Write keys: the busiest stretch as in `one`, what comes before and after it as in `other`."""
    width = max(1, end // 4 + draw(state, end // 2 + 1))
    begin = busiest(work, room, one, end, width) if work.capacity.shape[1] else 0
    if draw(state, 4) == 0:
        begin = draw(state, end - width + 1) if end > width else 0
    far = 4 * work.capacity.shape[0]
    for here in range(one.size):
        if begin <= one[here] < begin + width:
            room.key[here] = one[here]
        elif other[here] < begin:
            room.key[here] = other[here] - far
        else:
            room.key[here] = other[here] + far


@step
def mutate(room: Room, size: int, state: State) -> None:
    """Let a few activities change their places in the order of keys."""
    if size < 2 or draw(state, 2):
        return
    for _ in range(1 + size // 40):
        first, second = draw(state, size), draw(state, size)
        room.key[first], room.key[second] = room.key[second], room.key[first]


@step
def known(population: Small, ends: Small, child: Small, end: int) -> bool:
    """Say whether the population holds this schedule already."""
    for row in range(ends.size):
        if ends[row] != end:
            continue
        same = True
        for here in range(child.size):
            if population[row, here] != child[here]:
                same = False
                break
        if same:
            return True
    return False


@step
def replaced(ends: Small, state: State) -> int:
    """Return the worst of four schedules drawn at random."""
    worst = draw(state, ends.size)
    for _ in range(3):
        other = draw(state, ends.size)
        if ends[other] > ends[worst]:
            worst = other
    return worst


@sweep
def evolve(work: Work, room: Room, herd: Herd, children: int, enough: int) -> int:
    """Breed up to `children` children into the herd; stop at a last finish of `enough`; return how many.

    Each child is decoded, shifted right and shifted left: three schedules.
    """
    population, ends, state = herd.population, herd.ends, herd.state
    size = population.shape[1]
    child, memory = herd.spare[0], herd.spare[1]
    for bred in range(children):
        one, other = parent(ends, state), parent(ends, state)
        if ends[other] < ends[one] and draw(state, 4):
            one, other = other, one
        cross(work, room, population[one], population[other], ends[one], state)
        mutate(room, size, state)
        list_by_keys(work, room, False)  # noqa: FBT003 - compiled code has no keywords
        end = place_forward(work, room, child)
        if end == NOWHERE:
            continue
        end = justify(work, room, child, memory, end)
        loser = replaced(ends, state)
        if end <= ends[loser] and not known(population, ends, child, end):
            for here in range(size):
                population[loser, here] = child[here]
            ends[loser] = end
            if end <= enough:
                return bred + 1
    return children
