"""Measure the passes of the network against a compiled minimal loop: `python bench/engine/network.py`.

The limit is the least that any forward and backward pass must do: read every duration and every link twice in
memory order, without checks. Each figure is the median of its repetitions, all in one run on one machine.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date, datetime

import numpy as np
from numba import njit

from milepost_engine.network import (
    ConstraintKind,
    Edit,
    Field,
    LinkField,
    Plan,
    activity_rows,
    constrain,
    link_rows,
    plain_network,
    plain_passes,
    reschedule,
    schedule_plan,
)
from milepost_engine.time import (
    Calendar,
    around_the_clock,
    date_of,
    day_of,
    minute_of,
    weekdays,
    working_time,
)

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


def dated_plan(size: int) -> Plan:
    """Return a plan with four calendars of 200 holidays each, all kinds of links, lags and constraints.

    Of ten activities three have a constraint or a deadline and one is on another calendar than most; of ten
    links two are no FS and three carry a lag.
    """
    rng = np.random.default_rng(SEED)
    start = minute_of(datetime(2026, 1, 5, 8))  # noqa: DTZ001 - local wall-clock time by design
    holidays = {date_of(day_of(date(2020, 1, 1)) + int(day)): () for day in rng.integers(0, 7300, 200)}
    weeks = [weekdays([(480, 720), (780, 1020)]), weekdays([(360, 840)], range(6)), weekdays([(540, 1020)])]
    calendars = [working_time(Calendar(f"{n}", week, holidays)) for n, week in enumerate(weeks)]
    calendars.append(working_time(around_the_clock()))
    successor = np.repeat(np.arange(1, size), 2)
    predecessor = np.maximum(0, successor - 1 - rng.integers(0, 300, successor.size))
    rows = activity_rows(rng.integers(1, 40, size) * 60, rng.choice(4, size, p=[0.9, 0.04, 0.04, 0.02]))
    kinds = [kind for kind in ConstraintKind if not kind.value.startswith("M")]
    for row in rng.choice(size, size // 5, replace=False):
        constrain(rows, int(row), kinds[rng.integers(0, 4)], start + int(rng.integers(0, 2000)) * 1440)
    late = rng.choice(size, size // 10, replace=False)
    rows[late, Field.DEADLINE] = start + rng.integers(0, 4000, late.size) * 1440
    links = link_rows(
        predecessor,
        successor,
        rng.choice(4, successor.size, p=[0.8, 0.1, 0.09, 0.01]),
        rng.choice([0, 60, 480, -120], successor.size, p=[0.7, 0.1, 0.15, 0.05]),
        rng.choice([0, 1, -1], successor.size, p=[0.8, 0.1, 0.1]),
    )
    return Plan(rows, links, calendars, start)


def bench_dated(size: int, repeat: int) -> None:
    """Print the whole way from a plan to all dates and floats, and single edits."""
    plan = dated_plan(size)
    schedule = schedule_plan(plan)
    whole = median_ms(lambda: (s := schedule_plan(plan), s.early, s.late, s.total_float), repeat)
    print(f"dated {size:>9,} plan to all dates and floats {whole:8.2f} ms")
    rng = np.random.default_rng(SEED)
    edits = [Edit(int(row), Field.DURATION, int(rng.integers(1, 80)) * 60) for row in rng.integers(0, size, repeat)]
    edits += [Edit(int(row), LinkField.LAG, 240) for row in rng.integers(0, len(plan.links), repeat)]
    seconds = []
    for edit in edits:
        start = time.perf_counter()
        edited = reschedule(schedule, [edit])
        _ = edited.early, edited.late, edited.total_float
        seconds.append(time.perf_counter() - start)
    print(
        f"edit  {size:>9,} median {statistics.median(seconds) * 1000:8.2f} ms  "
        f"worst of {len(edits)} {max(seconds) * 1000:8.2f} ms"
    )


if __name__ == "__main__":
    for shuffled in (False, True):
        for size, repeat in ((10_000, 200), (100_000, 50), (1_000_000, 9)):
            bench_plain(size, repeat, shuffled=shuffled)
    for size, repeat in ((1_000, 50), (10_000, 30), (100_000, 5)):
        bench_dated(size, repeat)
