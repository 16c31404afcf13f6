"""Run blocks of iterations on threads; what comes out does not depend on how many there are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from milepost_engine.risk.arrays import TALLIES, TILE, Draws, Floats, Found
from milepost_engine.risk.errors import SimulationError

if TYPE_CHECKING:
    from milepost_engine.risk.loops.draws import Luck, Scratch

BLOCK_TILES = 8
BLOCK = BLOCK_TILES * TILE
MOST_SEED = 2**64 - 1
MOST_ITERATIONS = 10_000_000

Worker = Callable[[int, int, Found], None]


class Path(Protocol):
    """A way to simulate: the plain loop or the dated passes."""

    @property
    def activities(self) -> int:
        """Return how many activities there are."""
        ...

    @property
    def watched(self) -> int:
        """Return how many rows are watched."""
        ...

    @property
    def has_costs(self) -> bool:
        """Say whether there are costs."""
        ...

    def worker(self) -> Worker:
        """Return what simulates a block: of a number, up to so many iterations, into arrays. One for each thread."""
        ...

    def loop(self) -> Callable[..., object]:
        """Return the compiled loop, so that somebody can be told when it has to be compiled."""
        ...


@dataclass
class Batch:
    """The results of some iterations, and the tallies of their blocks added up, shape (n, 5)."""

    found: Found
    tallies: Floats


def check_seed(seed: int) -> None:
    """Refuse a seed that is no whole number of 64 bits.

    Raises
    ------
    SimulationError
        If it is not.
    """
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or not 0 <= seed <= MOST_SEED:
        raise SimulationError(f"The seed is {seed!r}; give a whole number from 0 to 2^64 - 1.")


def luck_of(seed: int, *, hypercube: bool) -> Luck:
    """Return the source of all numbers for a seed."""
    from milepost_engine.risk.loops.draws import Luck  # noqa: PLC0415 - the compiler loads at first use

    check_seed(seed)
    words = np.array([int(seed) & (2**32 - 1), int(seed) >> 32], dtype=np.uint64)
    return Luck(words, hypercube)


def scratch_for(draws: Draws) -> Scratch:
    """Return room for the draws of one tile."""
    from milepost_engine.risk.loops.draws import Scratch  # noqa: PLC0415 - the compiler loads at first use

    rows = (len(draws.variables) - 1, len(draws.factors), len(draws.copula), len(draws.copula), 3)
    return Scratch(*(np.zeros((size, TILE)) for size in rows))


def columns(draws: Draws, luck: Luck, iterations: int, whole: int) -> Floats:
    """Draw all variables of all iterations again, shape (v, iterations)."""
    from milepost_engine.risk.loops import draws as draw_loops  # noqa: PLC0415 - the compiler loads at first use

    found = np.empty((len(draws.variables) - 1, iterations))
    draw_loops.draw_columns(draw_loops.Drawn(draws, luck, scratch_for(draws), whole), iterations, found)
    return found


def thread_count(wanted: int) -> int:
    """Return how many threads to use: what is wanted, or one for each processor this program may use."""
    if wanted < 0:
        raise SimulationError(f"{wanted} threads are not possible; give 0 for all or a number.")
    if wanted:
        return wanted
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def run_batch(path: Path, first: int, iterations: int, threads: int) -> Batch:
    """Simulate the iterations from block `first` on up to `iterations` in all.

    The tallies are added in the order of blocks, so that the sum is the same for any number of threads.
    """
    blocks = range(first, -(-iterations // BLOCK))
    found = Found(
        np.empty(iterations),
        np.empty(iterations),
        np.empty(iterations if path.has_costs else 0),
        np.empty((path.watched, iterations)),
        np.zeros((blocks.stop, path.activities, TALLIES)),
    )
    _spread(path, blocks, iterations, found, min(threads, max(len(blocks), 1)))
    tallies = np.zeros((path.activities, TALLIES))
    for block in blocks:
        tallies += found.tallies[block]
    return Batch(found, tallies)


def _spread(path: Path, blocks: Iterable[int], iterations: int, found: Found, threads: int) -> None:
    waiting = iter(blocks)

    def work() -> None:
        worker = path.worker()
        for block in waiting:
            worker(block, iterations, found)

    if threads == 1:
        work()
        return
    with ThreadPoolExecutor(threads) as pool:
        for running in [pool.submit(work) for _ in range(threads)]:
            running.result()
