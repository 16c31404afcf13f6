"""Measure the passes of the network against a compiled minimal loop: `python bench/network.py`.

The limit is the least that any forward and backward pass must do: read every duration and every link twice in
memory order, without checks. Each figure is the median of its repetitions, all in one run on one machine.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
from numba import njit

from milepost_engine.network import plain_network, plain_passes

SEED = 20260105


@njit(error_model="numpy")
def limit(duration, bounds, before):
    """The compiled limit: both passes of a plain network in topological numbering."""
    finish = np.empty(duration.size, np.int64)
    last = 0
    for j in range(duration.size):
        start = 0
        for slot in range(bounds[j], bounds[j + 1]):
            start = max(start, finish[before[slot]])
        finish[j] = start + duration[j]
        last = max(last, finish[j])
    late = np.full(duration.size, last, np.int64)
    for j in range(duration.size - 1, -1, -1):
        start = late[j] - duration[j]
        for slot in range(bounds[j], bounds[j + 1]):
            late[before[slot]] = min(late[before[slot]], start)
    return finish, late


def median_ms(work: Callable[[], object], repeat: int) -> float:
    """Return the median milliseconds of `repeat` runs after one that is not counted."""
    work()
    seconds = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds) * 1000


def plain_arrays(size: int, *, shuffled: bool):
    """Return a random plain network with two links an activity, in order or with shuffled numbers."""
    rng = np.random.default_rng(SEED)
    duration = rng.integers(1, 20, size)
    successor = np.repeat(np.arange(1, size), 2)
    reach = np.minimum(successor, 1000)
    predecessor = successor - 1 - (rng.random(successor.size) * reach).astype(np.int64)
    if shuffled:
        number = rng.permutation(size)
        predecessor, successor = number[predecessor], number[successor]
    return duration, predecessor, successor


def bench_plain(size: int, repeat: int, *, shuffled: bool) -> None:
    """Print the limit, the passes on prepared arrays and the whole way from raw arrays."""
    arrays = plain_arrays(size, shuffled=shuffled)
    network = plain_network(*arrays)
    graph = network.graph
    floor = median_ms(lambda: limit(network.duration, graph.before_bounds, graph.before), repeat)
    passes = median_ms(lambda: plain_passes(network), repeat)
    floats = median_ms(lambda: (s := plain_passes(network), s.total_float, s.early_start), repeat)
    whole = median_ms(lambda: plain_passes(plain_network(*arrays)), max(3, repeat // 5))
    numbering = "shuffled" if shuffled else "in order"
    print(
        f"plain {size:>9,} {numbering:<9} limit {floor:8.2f} ms  passes {passes:8.2f} ms "
        f"({passes / floor:4.2f}x, {passes * 1e6 / (size * 3):4.1f} ns per activity and link)  "
        f"with floats {floats:8.2f} ms ({floats / floor:4.2f}x)  from raw arrays {whole:8.1f} ms"
    )


if __name__ == "__main__":
    for shuffled in (False, True):
        for size, repeat in ((10_000, 200), (100_000, 50), (1_000_000, 9)):
            bench_plain(size, repeat, shuffled=shuffled)
