"""Everything that is drawn for the 64 iterations of a tile: factors, correlated shares, then all variables."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from milepost_engine.risk.arrays import (
    COPULA_FIRST,
    FACTOR_IMPACT,
    FACTOR_KIND,
    FACTOR_PLACE,
    FACTOR_STREAM,
    FACTORS,
    HIGH,
    KIND,
    LINE,
    LOW,
    OUTSIDE,
    PLACE,
    PURPOSE,
    SOURCE,
    STREAM,
    TILE,
    Draws,
    Floats,
    Purpose,
    RecipeKind,
)
from milepost_engine.risk.loops.philox import Words, stratified, uniforms
from milepost_engine.risk.loops.recipes import draw
from milepost_engine.time.compiled import inner_step, step, sweep

EVENT, IMPACT, TABLE = int(Purpose.EVENT), int(Purpose.IMPACT), int(RecipeKind.TABLE)
ROOT_HALF = math.sqrt(0.5)


class Luck(NamedTuple):
    """Where the numbers come from: two words of the seed, and whether each tile is a Latin hypercube."""

    seed: Words
    hypercube: bool


class Scratch(NamedTuple):
    """Room for one tile of one thread; each row has its 64 iterations.

    `samples` (v, 64) of the variables; `factors` (f, 64); `latent` and `shares` (c, 64) of the copula; `room`
    (3, 64) for uniforms.
    """

    samples: Floats
    factors: Floats
    latent: Floats
    shares: Floats
    room: Floats


class Drawn(NamedTuple):
    """What is drawn, from where, into which room; the first `whole` variables are rounded."""

    draws: Draws
    luck: Luck
    scratch: Scratch
    whole: int


@step
def shares_of(found: Floats, room: Floats, luck: Luck, tile: int, stream: int, purpose: int, count: int) -> None:
    """Write the uniforms of a stream for a tile, stratified when asked."""
    if luck.hypercube:
        stratified(found, room, luck.seed, tile, stream, purpose, count)
    else:
        uniforms(found, luck.seed, tile, stream, purpose, 0)


@step
def draw_factors(draws: Draws, luck: Luck, tile: int, count: int, scratch: Scratch) -> None:
    """Write what each driver and branch multiplies by in each iteration."""
    event, impact, shuffle = scratch.room[0], scratch.room[1], scratch.room[2]
    for row in range(draws.factors.shape[0]):
        shares_of(event, shuffle, luck, tile, draws.factors[row, FACTOR_STREAM], EVENT, count)
        shares_of(impact, shuffle, luck, tile, draws.factors[row, FACTOR_IMPACT], IMPACT, count)
        kind, place = draws.factors[row, FACTOR_KIND], draws.factors[row, FACTOR_PLACE]
        draw(kind, draws.numbers, place, impact, scratch.factors, row)
        low, high, outside = draws.shares[row, LOW], draws.shares[row, HIGH], draws.shares[row, OUTSIDE]
        for number in range(TILE):
            if not low <= event[number] < high:
                scratch.factors[row, number] = outside


@step
def draw_copula(draws: Draws, luck: Luck, tile: int, count: int, scratch: Scratch) -> None:
    """Write correlated shares: normal scores times the triangular matrix, back to uniforms.

    The table of the normal quantile stands first among the numbers.
    """
    own, shuffle = scratch.room[0], scratch.room[2]
    for row in range(draws.copula.shape[0]):
        shares_of(own, shuffle, luck, tile, draws.copula[row, STREAM], draws.copula[row, PURPOSE], count)
        draw(TABLE, draws.numbers, 0, own, scratch.latent, row)
        for number in range(TILE):
            scratch.shares[row, number] = 0.0
        for column in range(draws.copula[row, COPULA_FIRST], row + 1):
            weight = draws.matrix[row, column]
            for number in range(TILE):
                scratch.shares[row, number] += weight * scratch.latent[column, number]
        for number in range(TILE):
            scratch.shares[row, number] = 0.5 * math.erfc(-ROOT_HALF * scratch.shares[row, number])


@inner_step
def draw_variable(draws: Draws, luck: Luck, tile: int, count: int, scratch: Scratch, row: int) -> None:
    """Write the samples of one variable, its factors multiplied in."""
    kind, place, source = draws.variables[row, KIND], draws.variables[row, PLACE], draws.variables[row, SOURCE]
    shares = scratch.room[0]
    if source >= 0:
        shares = scratch.shares[source]
    elif kind != LINE or draws.numbers[place + 1] != 0.0:
        stream, purpose = draws.variables[row, STREAM], draws.variables[row, PURPOSE]
        shares_of(shares, scratch.room[2], luck, tile, stream, purpose, count)
    draw(kind, draws.numbers, place, shares, scratch.samples, row)
    for place in range(draws.variables[row, FACTORS], draws.variables[row + 1, FACTORS]):
        factor = draws.factor_of[place]
        for number in range(TILE):
            scratch.samples[row, number] *= scratch.factors[factor, number]


@step
def draw_tile(drawn: Drawn, tile: int, count: int) -> None:
    """Write the samples of all variables for a tile."""
    draws, luck, scratch, whole = drawn
    draw_factors(draws, luck, tile, count, scratch)
    draw_copula(draws, luck, tile, count, scratch)
    for row in range(scratch.samples.shape[0]):
        draw_variable(draws, luck, tile, count, scratch, row)
        if row < whole:
            for number in range(TILE):
                scratch.samples[row, number] = np.rint(scratch.samples[row, number])


@sweep
def draw_columns(drawn: Drawn, iterations: int, found: Floats) -> None:
    """Write the samples of all variables of all iterations into `found`, shape (v, iterations)."""
    for tile in range((iterations + TILE - 1) // TILE):
        count = min(TILE, iterations - tile * TILE)
        draw_tile(drawn, tile, count)
        for row in range(found.shape[0]):
            for number in range(count):
                found[row, tile * TILE + number] = drawn.scratch.samples[row, number]
