"""Measure the simulation against a compiled minimal loop and the plain numpy way: `python bench/engine/simulation.py`.

The limit does the least that a simulation with criticality must do for a network in order: a cheap generator, one
root a sample, both passes and a count, on the same tiles of 64 iterations and as many threads, no option, no check, no
other sum. The plain way is what one would write with numpy: all samples in one array, one row an activity. Each
figure is the median of its repetitions, taken in turn in one run on one machine; CPU seconds are of all threads.
"""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numba import njit

from milepost_engine.network import PlainNetwork, plain_network
from milepost_engine.risk import BetaPert, Lognormal, RiskDriver, Risks, Settings, Triangular, Uniform, simulate

SEED = 20260105
TILE = 64
ITERATIONS = 10_000
Measured = dict[str, tuple[float, float]]


OPTIONS = {"nogil": True, "error_model": "numpy", "fastmath": {"reassoc", "nsz"}, "_nrt": False, "forceinline": True}


@njit(**OPTIONS)
def limit_draw(points, row, state, length):
    """One cheap generator a lane and one root a sample."""
    low, high, share, left, right = points[row, 0], points[row, 1], points[row, 2], points[row, 3], points[row, 4]
    for lane in range(TILE):
        turned = state[lane] * 9821.0 + 0.211327
        turned -= np.floor(turned)
        state[lane] = turned
        root = np.sqrt(turned * left if turned < share else (1 - turned) * right)
        length[row, lane] = low + root if turned < share else high - root


@njit(**OPTIONS)
def limit_forward(links, row, length, early, end):
    bounds, before = links
    for lane in range(TILE):
        early[row, lane] = 0.0
    for slot in range(bounds[row], bounds[row + 1]):
        other = before[slot]
        for lane in range(TILE):
            early[row, lane] = max(early[row, lane], early[other, lane])
    for lane in range(TILE):
        early[row, lane] += length[row, lane]
        end[lane] = max(end[lane], early[row, lane])


@njit(**OPTIONS)
def limit_backward(links, row, length, early, late):
    bounds, before = links
    count = 0.0
    for slot in range(bounds[row], bounds[row + 1]):
        other = before[slot]
        for lane in range(TILE):
            late[other, lane] = min(late[other, lane], late[row, lane] - length[row, lane])
    for lane in range(TILE):
        count += 1.0 if late[row, lane] - early[row, lane] <= 1e-9 else 0.0
    return count


@njit(nogil=True, error_model="numpy", _nrt=False)
def limit_tiles(tiles, links, points, times, lanes, critical, finish):
    """The compiled limit for the tiles of a range."""
    length, early, late = times
    state, end = lanes
    for tile in range(tiles[0], tiles[1]):
        for lane in range(TILE):
            state[lane] = (lane + 1 + tile * TILE) * 0.6180339887498949 % 1.0
            end[lane] = 0.0
        for row in range(critical.size):
            limit_draw(points, row, state, length)
            limit_forward(links, row, length, early, end)
        for row in range(critical.size):
            for lane in range(TILE):
                late[row, lane] = end[lane]
        for row in range(critical.size - 1, -1, -1):
            critical[row] += limit_backward(links, row, length, early, late)
        for lane in range(TILE):
            finish[tile * TILE + lane] = end[lane]


def limit(network: PlainNetwork, points, threads: int) -> None:
    """Run the limit on as many threads as asked, each with its own room and counts."""
    size, tiles = network.graph.size, -(-ITERATIONS // TILE)
    finish = np.empty(tiles * TILE)

    def part(number: int) -> None:
        times = (np.empty((size, TILE)), np.empty((size, TILE)), np.empty((size, TILE)))
        lanes = (np.empty(TILE), np.empty(TILE))
        tiles_of = (tiles * number // threads, tiles * (number + 1) // threads)
        links = (network.graph.before_bounds, network.graph.before)
        limit_tiles(tiles_of, links, points, times, lanes, np.zeros(size), finish)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(part, range(threads)))


def numpy_way(network: PlainNetwork, triples) -> None:
    """Sample, pass and count with numpy, a row of all iterations at a time."""
    graph, size = network.graph, network.graph.size
    length = np.random.default_rng(SEED).triangular(*(column[:, None] for column in triples.T), (size, ITERATIONS))
    early = np.empty((size, ITERATIONS))
    for row in range(size):
        before = graph.before[graph.before_bounds[row] : graph.before_bounds[row + 1]]
        early[row] = length[row] + (early[before].max(axis=0) if before.size else 0.0)
    late = np.broadcast_to(early.max(axis=0), (size, ITERATIONS)).copy()
    for row in range(size - 1, -1, -1):
        start = late[row] - length[row]
        for other in graph.before[graph.before_bounds[row] : graph.before_bounds[row + 1]]:
            np.minimum(late[other], start, out=late[other])
    _ = (late - early <= 1e-9).mean(axis=1)


def random_network(size: int):
    """Return a network with two links an activity, its three points, and what the limit reads of them."""
    rng = np.random.default_rng(SEED)
    after = np.repeat(np.arange(1, size), 2)
    before = after - 1 - (rng.random(after.size) * np.minimum(after, 1000)).astype(np.int64)
    mode = rng.integers(5, 20, size)
    triples = np.stack((0.8 * mode, mode, 1.6 * mode), axis=1)
    low, mode, high = triples.T
    points = np.stack(
        (low, high, (mode - low) / (high - low), (high - low) * (mode - low), (high - low) * (high - mode))
    )
    return plain_network(mode.astype(np.int64), before, after), triples, np.ascontiguousarray(points.T)


def medians(works: dict[str, Callable[[], object]], repeat: int) -> Measured:
    """Return median wall and CPU milliseconds, the works taken in turn after one run that is not counted."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for turn in range(repeat + 1):
        for name, work in works.items():
            wall, cpu = time.perf_counter(), time.process_time()
            work()
            if turn:
                taken[name].append((time.perf_counter() - wall, time.process_time() - cpu))
    return {
        name: (statistics.median(w for w, _ in each) * 1000, statistics.median(c for _, c in each) * 1000)
        for name, each in taken.items()
    }


def told(measured: Measured) -> None:
    for name, (wall, cpu) in measured.items():
        print(f"  {name:<28} {wall:9.1f} ms wall {cpu:9.1f} ms CPU")


def bench_thousand() -> None:
    """1,000 activities × 10,000 iterations: the simulation, the limit and the numpy way in turn."""
    network, triples, points = random_network(1_000)
    durations = {row: Triangular(*triple) for row, triple in enumerate(triples.tolist())}
    print("plain 1,000 x 10,000, triangular, with criticality and all sums")
    measured = medians(
        {
            "limit, 2 threads": lambda: limit(network, points, 2),
            "limit, 1 thread": lambda: limit(network, points, 1),
            "simulate, 2 threads": lambda: simulate(network, durations, seed=SEED, settings=Settings(threads=2)),
            "simulate, 1 thread": lambda: simulate(network, durations, seed=SEED, settings=Settings(threads=1)),
            "numpy": lambda: numpy_way(network, triples),
        },
        9,
    )
    told(measured)
    for threads in ("2 threads", "1 thread"):
        (wall, cpu), (least, least_cpu) = measured[f"simulate, {threads}"], measured[f"limit, {threads}"]
        print(f"  {threads}: {wall / least:.2f}x the limit in wall time, {cpu / least_cpu:.2f}x in CPU time")
        plain, plain_cpu = measured["numpy"]
        print(f"  {threads}: numpy takes {plain / wall:.1f}x as long and {plain_cpu / cpu:.1f}x the CPU time")


def bench_kinds() -> None:
    """What other distributions, drivers and stratification cost on the same network."""
    network, triples, _ = random_network(1_000)
    rows = list(enumerate(triples.tolist()))
    triangular = {row: Triangular(*triple) for row, triple in rows}
    risks = Risks([RiskDriver(f"d{n}", 0.3, Uniform(1, 1.5), tuple(range(n, 1_000, 20))) for n in range(20)])
    pert = {row: BetaPert(*triple) for row, triple in rows}
    lognormal = {row: Lognormal(triple[0], triple[2]) for row, triple in rows}
    cube = Settings(latin_hypercube=True)
    print("the same with")
    told(
        medians(
            {
                "Beta-PERT": lambda: simulate(network, pert, seed=SEED),
                "lognormal": lambda: simulate(network, lognormal, seed=SEED),
                "20 drivers on all": lambda: simulate(network, triangular, seed=SEED, risks=risks),
                "Latin hypercube": lambda: simulate(network, triangular, seed=SEED, settings=cube),
            },
            5,
        )
    )


def bench_ten_thousand() -> None:
    """10,000 × 10,000, with the memory that the whole program took at most."""
    network, triples, _ = random_network(10_000)
    durations = {row: Triangular(*triple) for row, triple in enumerate(triples.tolist())}
    print("plain 10,000 x 10,000")
    told(
        medians(
            {"simulate, 2 threads": lambda: simulate(network, durations, seed=SEED, settings=Settings(threads=2))}, 3
        )
    )
    print(
        f"  at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB of memory, the program included"
    )


if __name__ == "__main__":
    bench_ten_thousand()  # first, because the memory is that of the whole run
    bench_thousand()
    bench_kinds()
