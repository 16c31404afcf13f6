"""Compiled loops of the graph: ordering activities and sorting links by their ends."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import OUT, Units
from milepost_engine.time.compiled import compiled, sweep

Index = npt.NDArray[np.int32]


@compiled
def sort_links(size: int, key: Index) -> tuple[Index, Index]:
    """Return bounds (size + 1) and the link numbers grouped by `key`, each group in its given order."""
    bounds = np.zeros(size + 1, dtype=np.int32)
    for link in range(key.size):
        bounds[key[link] + 1] += 1
    for row in range(size):
        bounds[row + 1] += bounds[row]
    fill = bounds[:-1].copy()
    links = np.empty(key.size, dtype=np.int32)
    for link in range(key.size):
        links[fill[key[link]]] = link
        fill[key[link]] += 1
    return bounds, links


@compiled
def topological_order(size: int, first: Index, second: Index) -> tuple[Index, Index]:
    """Return an order in which links lead forward, and the links still waited for by each activity.

    The order is shorter than `size` when there is a loop. Activities that become free together keep the order
    of their numbers, so the result does not depend on anything but the input.
    """
    bounds, links = sort_links(size, first)
    waiting = np.zeros(size, dtype=np.int32)
    for link in range(second.size):
        waiting[second[link]] += 1
    order = np.empty(size, dtype=np.int32)
    filled = 0
    for activity in range(size):
        if waiting[activity] == 0:
            order[filled] = activity
            filled += 1
    done = 0
    while done < filled:
        for slot in range(bounds[order[done]], bounds[order[done] + 1]):
            follower = second[links[slot]]
            waiting[follower] -= 1
            if waiting[follower] == 0:
                order[filled] = follower
                filled += 1
        done += 1
    return order[:filled], waiting


@compiled
def ends_of(links: Index, end: Index, position: Index) -> Index:
    """Return the position of the `end` of each of `links`."""
    found = np.empty(links.size, dtype=np.int32)
    for slot in range(links.size):
        found[slot] = position[end[links[slot]]]
    return found


@sweep
def lay_out_links(given: Units, slots: Index, position: Index, out: Index, links: Units) -> None:
    """Write the given links into `links` (m, 6) in the order of slots, with positions for activities."""
    for slot in range(slots.size):
        link = slots[slot]
        links[slot, 0] = position[given[link, 0]]
        links[slot, 1] = position[given[link, 1]]
        for column in range(2, OUT):
            links[slot, column] = given[link, column]
        links[slot, OUT] = out[slot]
