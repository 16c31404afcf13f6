"""Uniform numbers as a function of seed, stream and iteration: Philox 4×32 with ten rounds.

Source: Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3 (2011). Sixteen counters are
turned at once; the loop over them becomes vector instructions.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from milepost_engine.risk.arrays import QUARTER, SHUFFLE, Floats
from milepost_engine.time.compiled import step, sweep

FIRST_FACTOR, SECOND_FACTOR = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
FIRST_WEYL, SECOND_WEYL = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
WORD, WORD_BITS = np.uint64(0xFFFFFFFF), np.uint64(32)
ROUNDS = 10
SPACING = 2.0**-32

Words = npt.NDArray[np.uint64]


@step
def uniforms(found: Floats, seed: Words, tile: int, stream: int, purpose: int, third: int) -> None:
    """Write the 64 numbers of a tile of a stream into `found`, each strictly between 0 and 1."""
    first_key, second_key = seed[0], seed[1]
    for number in range(QUARTER):
        a, b = np.uint64(tile * QUARTER + number), np.uint64(stream)
        c, d = np.uint64(purpose), np.uint64(third)
        key, other = first_key, second_key
        for _ in range(ROUNDS):
            first, second = FIRST_FACTOR * a, SECOND_FACTOR * c
            a = (second >> WORD_BITS) ^ b ^ key
            b = second & WORD
            c = (first >> WORD_BITS) ^ d ^ other
            d = first & WORD
            key = (key + FIRST_WEYL) & WORD
            other = (other + SECOND_WEYL) & WORD
        found[number] = (a + 0.5) * SPACING
        found[number + QUARTER] = (b + 0.5) * SPACING
        found[number + 2 * QUARTER] = (c + 0.5) * SPACING
        found[number + 3 * QUARTER] = (d + 0.5) * SPACING


@step
def stratified(found: Floats, shuffle: Floats, seed: Words, tile: int, stream: int, purpose: int, count: int) -> None:
    """Write one number from each of `count` equal parts of 0 to 1, in random order: a Latin hypercube."""
    uniforms(found, seed, tile, stream, purpose, 0)
    uniforms(shuffle, seed, tile, stream, purpose + SHUFFLE, 0)
    for last in range(count):  # the inside-out shuffle: places up to `last` hold an order, the rest still uniforms
        other = int(shuffle[last] * (last + 1))
        shuffle[last] = shuffle[other]
        shuffle[other] = last
    for number in range(count):
        found[number] = (shuffle[number] + found[number]) / count


@sweep
def tiles_of(found: Floats, seed: Words, first: int, stream: int, purpose: int, third: int) -> None:
    """Write the tiles of a stream from tile `first` on into the rows of `found`, shape (t, 64)."""
    for tile in range(found.shape[0]):
        uniforms(found[tile], seed, first + tile, stream, purpose, third)
