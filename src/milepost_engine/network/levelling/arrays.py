"""The arrays that the compiled decoder reads and writes, by topological position.

Resources are packed: several of them stand side by side in one whole number, each with a spare bit above it, so that
one subtraction compares a demand with what is free of all of them (a spare bit that went missing was borrowed).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Small = npt.NDArray[np.int32]
Wide = npt.NDArray[np.int64]
State = npt.NDArray[np.uint64]

LARGEST_THROUGH_TIME = 2_000  # activities up to which the search uses the parallel scheme too: it looks at every unit
WORD = 63  # bits of a whole number that resources share


class Work(NamedTuple):
    """One problem with one mode an activity: n activities, m links, W words of packed resources, H units of time.

    `rows` (n, 5): duration, earliest start, first slot in and first place out of the links, share of all capacity that
    it takes in thousandths. The last row (n) ends the ranges. `demand` (n, W) and `capacity` (H, W): packed. `spare`
    (W,) the spare bits. `into` (m, 3): predecessor, kind, lag, grouped by successor. `out` (m, 3): successor, kind,
    lag, grouped by predecessor.
    """

    rows: Small
    demand: Wide
    into: Small
    out: Small
    capacity: Wide
    spare: Wide


class Room(NamedTuple):
    """Memory that the loops write into, so that they make none.

    `free` (H, W); `waiting` (n,) unplaced links; `eligible` a set of ranks, 32 bits a word; `listed` (n,) an activity
    list; `key` (n,); `ranked` (2, n) activities by key; `counts` of equal keys.
    """

    free: Wide
    waiting: Small
    eligible: Wide
    listed: Small
    key: Small
    ranked: Small
    counts: Small


class Herd(NamedTuple):
    """What the genetic search breeds: `population` (P, n) starts, `ends` (P,) last finishes, `spare` (2, n) memory.

    `state` (1,) is that of its chance.
    """

    population: Small
    ends: Small
    spare: Small
    state: State


DURATION, EARLIEST, FIRST_IN, FIRST_OUT, LOAD = 0, 1, 2, 3, 4


def room(work: Work) -> Room:
    """Return fresh memory for `work`."""
    size = max(len(work.rows) - 1, 1)
    waiting, listed, key = (np.empty(size, dtype=np.int32) for _ in range(3))
    eligible = np.empty((size + 31) // 32, dtype=np.int64)
    ranked, counts = np.empty((2, size), dtype=np.int32), np.empty(64 * size + 4096, dtype=np.int32)
    return Room(np.empty_like(work.capacity), waiting, eligible, listed, key, ranked, counts)


def packed(amounts: Wide, bits: list[int]) -> Wide:
    """Return the columns of `amounts` (k, R) side by side in words, shape (k, W); each column has `bits` and a spare.

    Without a resource there is one word of nothing.
    """
    words, filled = [np.zeros(len(amounts), dtype=np.int64)], 0
    for column, width in enumerate(bits):
        if filled + width + 1 > WORD:
            words.append(np.zeros(len(amounts), dtype=np.int64))
            filled = 0
        words[-1] |= amounts[:, column] << filled
        filled += width + 1
    return np.ascontiguousarray(np.stack(words, axis=1))
