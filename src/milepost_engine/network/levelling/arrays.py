"""The arrays that the compiled decoder reads and writes, by topological position."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Small = npt.NDArray[np.int32]
State = npt.NDArray[np.uint64]


class Work(NamedTuple):
    """One problem with one mode an activity: n activities, m links, R resources, H units of time.

    `rows` (n, 4): duration, earliest start, first slot in and first place out of the links. The last row (n) ends
    the ranges. `demand` (n, R). `into` (m, 3): predecessor, kind, lag, grouped by successor. `out` (m, 3): successor,
    kind, lag, grouped by predecessor. `capacity` (H, R): what is left to them.
    """

    rows: Small
    demand: Small
    into: Small
    out: Small
    capacity: Small


class Room(NamedTuple):
    """Memory that the loops write into, so that they make none.

    `free` (H, R); `waiting` (n,) unplaced links; `eligible` (n,); `listed` (n,) an activity list; `key` (n,).
    """

    free: Small
    waiting: Small
    eligible: Small
    listed: Small
    key: Small


class Herd(NamedTuple):
    """What the genetic search breeds: `population` (P, n) starts, `ends` (P,) last finishes, `spare` (2, n) memory.

    `state` (1,) is that of its chance.
    """

    population: Small
    ends: Small
    spare: Small
    state: State


DURATION, EARLIEST, FIRST_IN, FIRST_OUT = 0, 1, 2, 3


def room(work: Work) -> Room:
    """Return fresh memory for `work`."""
    size = len(work.rows) - 1
    return Room(np.empty_like(work.capacity), *(np.empty(max(size, 1), dtype=np.int32) for _ in range(4)))
