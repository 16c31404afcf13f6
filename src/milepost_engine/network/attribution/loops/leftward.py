"""Place activities one by one as early as links, dates and what is free let them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from milepost_engine.time.compiled import step, sweep

Units = npt.NDArray[np.int64]
DURATION, FLOOR, LOCKED = 0, 1, 2


@step
def asked(row: int, links: Units, first: int, end: int, rows: Units, start: Units) -> int:
    """Return the start that date and links ask for, given the starts of all that stand before (DOMAIN 3.9)."""
    begin: int = max(0, rows[row, FLOOR])
    for slot in range(first, end):
        before, kind = links[slot, 0], links[slot, 1]
        leave = start[before] + links[slot, 2]
        if kind % 2 == 0:
            leave += rows[before, DURATION]
        if kind >= 2:
            leave -= rows[row, DURATION]
        begin = max(begin, leave)
    return begin


@step
def fits(demand: Units, free: Units, row: int, unit: int) -> bool:
    """Say whether the activity finds its own demand in this unit."""
    for resource in range(free.shape[1]):  # noqa: SIM110 - the compiler knows no generators
        if demand[row, resource] > max(0, free[unit, resource]):
            return False
    return True


@step
def take(demand: Units, shared: Units, free: Units, row: int, begin: int, end: int) -> None:
    """Take the demand of the activity out of what is free, of the resources that are shared."""
    for unit in range(begin, min(end, free.shape[0])):
        for resource in range(free.shape[1]):
            if shared[resource]:
                free[unit, resource] -= demand[row, resource]


@sweep
def place(  # noqa: PLR0917 - few arrays, each of its own shape
    order: Units, bounds: Units, links: Units, rows: Units, demand: Units, shared: Units, free: Units, start: Units
) -> int:
    """Place the activities of `order` and write their starts; return how many found a place.

    `order` (k,) activities; `bounds` (k + 1,) ranges of `links` (m, 3: predecessor, kind, lag) into each; `rows` (n, 3)
    duration, floor, whether locked; `demand` (n, R); `shared` (R,) 0 where they do not see each other's use;
    `free` (H, R) and `start` (n,) are written. Locked activities stand at their `start` and take their share first.
    """
    for number in range(len(order)):
        row = order[number]
        if rows[row, LOCKED]:
            take(demand, shared, free, row, start[row], start[row] + rows[row, DURATION])
    for number in range(len(order)):
        row = order[number]
        if rows[row, LOCKED]:
            continue
        unit = asked(row, links, bounds[number], bounds[number + 1], rows, start)
        run = 0
        while run < rows[row, DURATION]:
            if unit >= free.shape[0]:
                return number
            run = run + 1 if fits(demand, free, row, unit) else 0
            unit += 1
        start[row] = unit - rows[row, DURATION]
        take(demand, shared, free, row, start[row], unit)
    return len(order)
