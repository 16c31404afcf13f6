"""The compiled simulation of a dated plan: one iteration after the other through the passes of the network."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from milepost_engine.network.arrays import EARLY, EARLY_END, FLOOR, LATE_END, PROJECT, TOTAL, Units
from milepost_engine.network.loops.backward import sweep_backward
from milepost_engine.network.loops.forward import (
    ACTUAL_FINISH,
    DURATION,
    KIND,
    LEVEL_OF_EFFORT,
    Flags,
    finish_instant,
    last_finish,
    sweep_forward,
)
from milepost_engine.risk.arrays import (
    CRITICAL,
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
    Whole,
)
from milepost_engine.risk.arrays import DURATION as MORE
from milepost_engine.risk.loops.draws import Drawn, draw_tile
from milepost_engine.risk.loops.weather import draw_skies, lose_days
from milepost_engine.time.compiled import step, sweep
from milepost_engine.time.loops import note, worked_before
from milepost_engine.time.tables import Tables

BEYOND = 2.0**40  # minutes; longer than any plan, and no sum of them leaves 64 bits


class Dated(NamedTuple):
    """The arrays of a plan for one thread: `rows`, `links`, `tables` as `Work`, `moved` (n,) for the passes.

    `drawn` holds the positions whose duration changes; `days`, `lost_share` and `skies` are those of the weather;
    `start` is the instant from which the duration of the project is counted on calendar `measure`.
    """

    rows: Units
    links: Units
    tables: Tables
    moved: Flags
    drawn: Whole
    days: Whole
    lost_share: Floats
    skies: Floats
    start: int
    measure: int


@step
def pass_both(dated: Dated) -> int:
    """Run both passes over all rows and return the last finish as an instant."""
    rows, links, tables, moved = dated.rows, dated.links, dated.tables, dated.moved
    for row in range(moved.size):
        moved[row] = 1
    sweep_forward(rows, links, tables, moved)
    last = last_finish(rows, tables, dated.start)
    rows[PROJECT, LATE_END] = last
    rows[PROJECT, EARLY_END] = last
    note(tables, LATE_END, last)
    note(tables, EARLY_END, last)
    sweep_backward(rows, links, tables, moved)
    return int(last)


@step
def tally(
    dated: Dated, draws: Draws, samples: Floats, number: int, whole: float, counting: Counting, tallies: Floats
) -> None:
    """Add what one iteration tells of every activity."""
    rows = dated.rows
    for row in range(rows.shape[0] - 1):
        if rows[row, KIND] == LEVEL_OF_EFFORT or rows[row, ACTUAL_FINISH] >= 0:
            continue
        slack, own = float(rows[row, TOTAL]), samples[row, number]
        if slack <= counting.slack and not (draws.variables[row, OPTIONAL] and own == 0.0):
            tallies[row, CRITICAL] += 1.0
        reach = own + max(slack, 0.0)
        if reach > 0.0:
            tallies[row, SIGNIFICANCE] += own / reach * whole
        more = own - counting.expected[row]
        tallies[row, MORE] += more
        tallies[row, SQUARE] += more * more
        tallies[row, PRODUCT] += more * whole


@step
def cost_of(samples: Floats, number: int, whole: float, counting: Counting, size: int) -> float:
    """Return the cost of one iteration: amounts, or rates times the durations they are paid for."""
    cost = 0.0
    for row in range(counting.per.size):
        per = counting.per[row]
        amount = samples[size + row, number]
        if per >= 0:
            amount *= samples[per, number]
        elif per != FIXED:
            amount *= whole
        cost += amount
    return cost


@step
def iterate(
    dated: Dated, drawn: Drawn, number: int, at: int, counting: Counting, found: Found, tallies: Floats
) -> None:
    """Run one iteration and note what it found."""
    rows, samples = dated.rows, drawn.scratch.samples
    for place in range(dated.drawn.size):
        row = dated.drawn[place]
        rows[row, DURATION] = np.int64(min(samples[row, number], BEYOND))
    if dated.days.shape[0]:
        lose_days(dated.days, dated.lost_share, dated.skies, number, dated.tables)
        note(dated.tables, FLOOR, rows[PROJECT, FLOOR])
    last = pass_both(dated)
    begin = worked_before(dated.tables, dated.measure, dated.start)
    whole = float(worked_before(dated.tables, dated.measure, last) - begin)
    found.finish[at] = last
    found.duration[at] = whole
    if found.cost.size:
        found.cost[at] = cost_of(samples, number, whole, counting, rows.shape[0] - 1)
    for row in range(counting.watch.size):
        found.watched[row, at] = finish_instant(rows, dated.tables, counting.watch[row], EARLY)
    tally(dated, drawn.draws, samples, number, whole, counting, tallies)


@sweep
def simulate_block(
    block: int,
    tiles: int,
    iterations: int,
    drawn: Drawn,
    dated: Dated,
    counting: Counting,
    found: Found,
) -> None:
    """Simulate the `tiles` tiles of one block, as far as there are iterations."""
    first = block * tiles
    for tile in range(first, min(first + tiles, (iterations + TILE - 1) // TILE)):
        count = min(TILE, iterations - tile * TILE)
        draw_tile(drawn, tile, count)
        draw_skies(dated.days, drawn.luck, tile, dated.skies)
        for number in range(count):
            iterate(dated, drawn, number, tile * TILE + number, counting, found, found.tallies[block])
