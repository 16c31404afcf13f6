"""The compiled simulation of a plain network: tiles of 64 iterations, passed forward and backward in the cache."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from milepost_engine.risk.arrays import (
    CRITICAL,
    DURATION,
    FIXED,
    OPTIONAL,
    PRODUCT,
    SIGNIFICANCE,
    SQUARE,
    TILE,
    Counting,
    Draws,
    Floats,
    Found,
)
from milepost_engine.risk.loops.draws import Drawn, draw_tile
from milepost_engine.time.compiled import inner_step, step, summing_step, sweep

Index = npt.NDArray[np.int32]
FS, SS, FF = 0, 1, 2


class Network(NamedTuple):
    """Links into position p are `bounds[p]:bounds[p + 1]`; `kind` and `lag` are empty when all are FS without lag.

    `floor` (n,) holds the earliest starts, or is empty.
    """

    bounds: Index
    before: Index
    kind: npt.NDArray[np.int8]
    lag: Floats
    floor: Floats


class Passes(NamedTuple):
    """Room for one tile of one thread: early and late finishes (n, 64), the last finish and the cost (64,)."""

    early: Floats
    late: Floats
    last: Floats
    cost: Floats


@step
def ask(network: Network, slot: int, row: int, length: Floats, early: Floats) -> None:
    """Raise the starts in `early[row]` to what one link asks (DOMAIN 3.9)."""
    other, kind, lag = network.before[slot], network.kind[slot], network.lag[slot]
    for number in range(TILE):
        start = early[other, number] + lag
        if kind % 2 == 1:
            start -= length[other, number]
        if kind >= FF:
            start -= length[row, number]
        early[row, number] = max(early[row, number], start)


@step
def pass_forward(network: Network, length: Floats, passes: Passes) -> None:
    """Write early finishes by position, and the last of them."""
    early, last = passes.early, passes.last
    for number in range(TILE):
        last[number] = 0.0
    for row in range(early.shape[0]):
        floor = network.floor[row] if network.floor.size else 0.0
        for number in range(TILE):
            early[row, number] = floor
        for slot in range(network.bounds[row], network.bounds[row + 1]):
            if network.kind.size:
                ask(network, slot, row, length, early)
            else:
                other = network.before[slot]
                for number in range(TILE):
                    early[row, number] = max(early[row, number], early[other, number])
        for number in range(TILE):
            finish = early[row, number] + length[row, number]
            early[row, number] = finish
            last[number] = max(last[number], finish)


@step
def allow(network: Network, slot: int, row: int, length: Floats, late: Floats) -> None:
    """Lower the late finishes of a predecessor to what one link leaves it: the mirror of `ask`."""
    other, kind, lag = network.before[slot], network.kind[slot], network.lag[slot]
    for number in range(TILE):
        finish = late[row, number] - lag
        if kind < FF:
            finish -= length[row, number]
        if kind % 2 == 1:
            finish += length[other, number]
        late[other, number] = min(late[other, number], finish)


@inner_step
def limit_before(network: Network, row: int, length: Floats, late: Floats) -> None:
    """Lower the late finishes of all predecessors of an activity whose own are final."""
    for slot in range(network.bounds[row], network.bounds[row + 1]):
        if network.kind.size:
            allow(network, slot, row, length, late)
        else:
            other = network.before[slot]
            for number in range(TILE):
                late[other, number] = min(late[other, number], late[row, number] - length[row, number])


@summing_step
def tally(
    length: Floats, passes: Passes, row: int, count: int, counting: Counting, least: float, tallies: Floats
) -> None:
    """Add what `count` iterations tell of one activity; it is critical only when longer than `least`."""
    critical = duration = square = product = significance = 0.0
    expected = counting.expected[row]
    for number in range(count):
        slack = passes.late[row, number] - passes.early[row, number]
        own, whole = length[row, number], passes.last[number]
        critical += 1.0 if slack <= counting.slack and own > least else 0.0
        reach = own + max(slack, 0.0)
        significance += own / reach * whole if reach > 0.0 else 0.0
        more = own - expected
        duration += more
        square += more * more
        product += more * whole
    tallies[row, CRITICAL] += critical
    tallies[row, DURATION] += duration
    tallies[row, SQUARE] += square
    tallies[row, PRODUCT] += product
    tallies[row, SIGNIFICANCE] += significance


@step
def pass_backward(
    network: Network, draws: Draws, length: Floats, passes: Passes, count: int, counting: Counting, tallies: Floats
) -> None:
    """Write late finishes by position from the last finish, and tally every activity on the way."""
    size = passes.late.shape[0]
    for row in range(size):
        for number in range(TILE):
            passes.late[row, number] = passes.last[number]
    for row in range(size - 1, -1, -1):
        limit_before(network, row, length, passes.late)
        least = 0.0 if draws.variables[row, OPTIONAL] else -1.0
        tally(length, passes, row, count, counting, least, tallies)


@step
def add_costs(samples: Floats, duration: Floats, counting: Counting, size: int, cost: Floats) -> None:
    """Write the cost of each iteration: amounts, or rates times the durations they are paid for."""
    for number in range(TILE):
        cost[number] = 0.0
    for row in range(counting.per.size):
        per = counting.per[row]
        for number in range(TILE):
            amount = samples[size + row, number]
            if per >= 0:
                amount *= samples[per, number]
            elif per != FIXED:
                amount *= duration[number]
            cost[number] += amount


@step
def note_tile(tile: int, count: int, passes: Passes, counting: Counting, found: Found) -> None:
    """Copy finishes, costs and watched finishes of a tile to where all iterations are kept."""
    for number in range(count):
        at = tile * TILE + number
        found.finish[at] = passes.last[number]
        found.duration[at] = passes.last[number]
        if found.cost.size:
            found.cost[at] = passes.cost[number]
        for row in range(counting.watch.size):
            found.watched[row, at] = passes.early[counting.watch[row], number]


@sweep
def simulate_block(
    block: int,
    tiles: int,
    iterations: int,
    drawn: Drawn,
    passed: tuple[Network, Passes],
    counting: Counting,
    found: Found,
) -> None:
    """Simulate the `tiles` tiles of one block, as far as there are iterations."""
    network, passes = passed
    samples = drawn.scratch.samples
    size = passes.early.shape[0]
    first = block * tiles
    for tile in range(first, min(first + tiles, (iterations + TILE - 1) // TILE)):
        count = min(TILE, iterations - tile * TILE)
        draw_tile(drawn, tile, count)
        pass_forward(network, samples, passes)
        if found.cost.size:
            add_costs(samples, passes.last, counting, size, passes.cost)
        note_tile(tile, count, passes, counting, found)
        pass_backward(network, drawn.draws, samples, passes, count, counting, found.tallies[block])
