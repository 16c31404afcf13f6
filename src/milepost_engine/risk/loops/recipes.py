"""Samples from uniforms, by the recipes of the distributions, for the 64 iterations of a tile."""

from __future__ import annotations

import numpy as np

from milepost_engine.risk.arrays import (
    CELLS,
    GRID,
    LINE,
    ROOT_FIRST,
    ROOT_STEP,
    STEPS,
    TILE,
    TRIANGLE,
    Floats,
)
from milepost_engine.time.compiled import inner_step, step, sweep


@step
def line(numbers: Floats, place: int, shares: Floats, found: Floats, row: int) -> None:
    """Write samples on the straight line of a uniform distribution."""
    start, slope = numbers[place], numbers[place + 1]
    for number in range(TILE):
        found[row, number] = start + slope * shares[number]


@step
def triangle(numbers: Floats, place: int, shares: Floats, found: Floats, row: int) -> None:
    """Write samples of a triangular distribution."""
    minimum, maximum, before = numbers[place], numbers[place + 1], numbers[place + 2]
    left, right = numbers[place + 3], numbers[place + 4]
    for number in range(TILE):
        share = shares[number]
        root = np.sqrt(share * left if share < before else (1 - share) * right)
        found[row, number] = minimum + root if share < before else maximum - root


@step
def steps(numbers: Floats, place: int, shares: Floats, found: Floats, row: int) -> None:
    """Write samples of a discrete distribution: the first value whose cumulative share is reached."""
    size = int(numbers[place])
    for number in range(TILE):
        low, high = 0, size - 1
        while low < high:
            middle = (low + high) // 2
            if numbers[place + 1 + middle] < shares[number]:
                low = middle + 1
            else:
                high = middle
        found[row, number] = numbers[place + 1 + size + low]


@step
def grid(numbers: Floats, place: int, shares: Floats, found: Floats, row: int) -> None:
    """Write samples between evenly spread values."""
    last = int(numbers[place]) - 1
    for number in range(TILE):
        along = shares[number] * last
        cell = min(int(along), last - 1)
        value = numbers[place + 1 + cell]
        found[row, number] = value + (along - cell) * (numbers[place + 2 + cell] - value)


@step
def table(numbers: Floats, place: int, shares: Floats, found: Floats, row: int) -> None:
    """Write samples from a table of values and slopes over the eighth root of the tail."""
    for number in range(TILE):
        share = shares[number]
        side = place if share < 0.5 else place + 2 * (CELLS + 1)
        along = (np.sqrt(np.sqrt(np.sqrt(min(share, 1 - share)))) - ROOT_FIRST) / ROOT_STEP
        along = min(max(along, 0.0), float(CELLS))
        cell = side + min(int(along), CELLS - 1)
        at = along - (cell - side)
        rest = 1 - at
        slopes = cell + CELLS + 1
        found[row, number] = (
            numbers[cell] * (1 + 2 * at) * rest * rest
            + numbers[cell + 1] * (3 - 2 * at) * at * at
            + numbers[slopes] * at * rest * rest
            - numbers[slopes + 1] * at * at * rest
        )


@inner_step
def draw(kind: int, numbers: Floats, place: int, shares: Floats, found: Floats, row: int) -> None:
    """Write 64 samples into a row of `found` by the recipe `kind` whose numbers start at `place`."""
    if kind == LINE:
        line(numbers, place, shares, found, row)
    elif kind == TRIANGLE:
        triangle(numbers, place, shares, found, row)
    elif kind == STEPS:
        steps(numbers, place, shares, found, row)
    elif kind == GRID:
        grid(numbers, place, shares, found, row)
    else:
        table(numbers, place, shares, found, row)


@sweep
def draw_rows(kind: int, numbers: Floats, shares: Floats, found: Floats) -> None:
    """Write samples for rows of 64 shares, shape (t, 64), by one recipe."""
    for row in range(shares.shape[0]):
        draw(kind, numbers, 0, shares[row], found, row)
