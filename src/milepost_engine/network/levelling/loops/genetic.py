"""The genetic search: peak crossover of two schedules, decoded and justified (after Valls and others 2008).

Chance comes from a state that the caller seeds, so a search is a pure function of its arguments.
"""

from __future__ import annotations

import numpy as np

from milepost_engine.network.levelling.arrays import (
    DURATION,
    LARGEST_THROUGH_TIME,
    LOAD,
    Herd,
    Room,
    Small,
    State,
    Work,
)
from milepost_engine.network.levelling.loops.decoder import NOWHERE, justify
from milepost_engine.network.levelling.loops.doors import place
from milepost_engine.time.compiled import step, sweep

THROUGH_TIME = 2  # of sixteen children that are placed by the parallel scheme
SHIFTED = 20  # one activity, and one more of every so many, change their keys in a child at most
FAR = 6  # units by which a key changes at most


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
    for unit in range(end):
        room.free[unit, 0] = 0
    for here in range(start.size):
        for unit in range(start[here], start[here] + work.rows[here, DURATION]):
            room.free[unit, 0] += work.rows[here, LOAD]
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
    begin = busiest(work, room, one, end, width)
    if draw(state, 4) == 0:
        begin = draw(state, end - width + 1) if end > width else 0
    far = 2 * end + 2
    for here in range(one.size):
        if begin <= one[here] < begin + width:
            room.key[here] = one[here]
        elif other[here] < begin:
            room.key[here] = other[here] - far
        else:
            room.key[here] = other[here] + far


@step
def mutate(room: Room, size: int, state: State) -> None:
    """Let a few activities come a little sooner or later."""
    for _ in range(draw(state, 2 + size // SHIFTED)):
        room.key[draw(state, size)] += draw(state, 2 * FAR + 1) - FAR


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
def nearer(child: Small, one: Small, other: Small) -> bool:
    """Say whether the child starts its work nearer to the first schedule than to the second."""
    distance = 0
    for here in range(child.size):
        distance += abs(child[here] - one[here]) - abs(child[here] - other[here])
    return distance < 0


@sweep
def evolve(work: Work, room: Room, herd: Herd, children: int, enough: int) -> int:
    """Breed up to `children` children into the herd; stop at a last finish of `enough`; return how many.

    Each child is decoded, shifted right and shifted left: three schedules. It takes the place of the parent that it
    resembles, if it is no worse (Mahfoud 1995): so the herd keeps its differences, and goes on to find better ones.
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
        end = place(work, room, child, draw(state, 16) < THROUGH_TIME and size <= LARGEST_THROUGH_TIME)
        if end == NOWHERE:
            continue
        end = justify(work, room, child, memory, end)
        loser = one if nearer(child, population[one], population[other]) else other
        if end <= ends[loser] and not known(population, ends, child, end):
            for here in range(size):
                population[loser, here] = child[here]
            ends[loser] = end
            if end <= enough:
                return bred + 1
    return children
