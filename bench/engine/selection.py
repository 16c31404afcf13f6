"""Measure portfolio selection.

    python bench/engine/selection.py [SECONDS [FILE of OR-Library …]] [--seeds N] [--first N]

Random portfolios of 200 requests, 12 periods and 6 skills with start windows, from several seeds and at several shares
of what all would need; for each value, bound and proven gap. Files of OR-Library are read where they lie, by a bare
name in the folder that MILEPOST_DATA names (else ../shared/data); 0 seconds stand for no limit. For them the gap to the
relaxation is shown too, in which the published figures are written. The load of the machine stands beside the seconds
of the clock, those of the processor are this process's own.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import linprog

from milepost.config.commands.numbers.portfolio_files import read_instances
from milepost_engine import Candidate, Portfolio, Requirement, choose_portfolio
from milepost_engine.choose.selection import ready_search
from milepost_engine.choose.selection.model import build

LIBRARY = Path(os.environ.get("MILEPOST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
REQUESTS, PERIODS, SKILLS, SEED = 200, 12, 6, 20260105
SHARES = (0.5, 0.7, 0.9)


@dataclass(frozen=True)
class Measured:
    """What one choice came to, in shares and seconds."""

    optimal: bool
    gap: float
    to_relaxation: float
    seconds: float
    processor: float


def request(draw: np.random.Generator, at: int) -> Candidate:
    length = int(draw.integers(1, 5))
    skills = draw.choice(SKILLS, int(draw.integers(1, 4)), replace=False)
    first = min(int(draw.integers(0, 7)), PERIODS - length)
    value = int(draw.integers(20, 200))
    return Candidate(
        f"R{at:03d}",
        tuple(int(one) for one in draw.integers(10, 100, length)),
        value,
        decay=int(value * draw.uniform(0, 0.05)),
        demand={f"skill {one}": tuple(int(hours) for hours in draw.integers(1, 5, length)) for one in skills},
        earliest_start=first,
        finish_by=min(PERIODS, first + length + int(draw.integers(0, 7))),
        mandatory=at < 3,
    )


def portfolio(share: float, seed: int = SEED) -> Portfolio:
    draw = np.random.default_rng(seed)
    requests = tuple(request(draw, at) for at in range(REQUESTS))
    needed = {f"skill {one}": 0 for one in range(SKILLS)}
    for each in requests:
        for skill, hours in each.demand.items():
            needed[skill] += sum(int(one) for one in hours)
    money = sum(sum(each.profile) for each in requests)
    pairs = [draw.choice(REQUESTS, 2, replace=False) for _ in range(20)]
    return Portfolio(
        PERIODS,
        (int(money * share / PERIODS),) * PERIODS,
        requests,
        capacity={skill: (round(hours * share / PERIODS),) * PERIODS for skill, hours in needed.items()},
        requires=tuple(Requirement(requests[a].code, requests[b].code) for a, b in pairs[:10]),
        exclusive=tuple(frozenset((requests[a].code, requests[b].code)) for a, b in pairs[10:]),
    )


def relaxation(chosen: Portfolio) -> float:
    """Return the value of the linear relaxation."""
    model = build(chosen)
    matrix = np.zeros((len(model.rows), model.size))
    for at, row in enumerate(model.rows):
        matrix[at, list(row.terms)] = list(row.terms.values())
    most = [row.most for row in model.rows]
    found = linprog(-np.array(model.values, dtype=float), A_ub=matrix, b_ub=most, bounds=(0, 1), method="highs")
    return -float(found.fun) / model.value_scale


def measure(name: str, chosen: Portfolio, limit: float | None) -> Measured:
    relaxed = relaxation(chosen)
    start, processor = time.perf_counter(), time.process_time()
    found = choose_portfolio(chosen, time_limit=limit)
    spent, used = time.perf_counter() - start, time.process_time() - processor
    value, bound, gap = (getattr(one, "value", None) for one in (found.value, found.bound, found.gap_share))
    below = (relaxed - float(value or 0)) / relaxed
    print(
        f"{name:<24} {found.status.value:<9} {value!s:>9} bound {bound!s:>9} gap {gap if gap is None else f'{gap:.3%}'}"
        f", to relaxation {below:.3%}  {spent:5.1f} s ({used:5.1f} CPU s, load {os.getloadavg()[0]:.1f})",
        flush=True,
    )
    return Measured(found.status.value == "optimal", 1.0 if gap is None else gap, below, spent, used)


def tell(name: str, measured: list[Measured]) -> None:
    optimal = sum(one.optimal for one in measured)
    gap, below, seconds, used = (
        [getattr(one, part) for one in measured] for part in ("gap", "to_relaxation", "seconds", "processor")
    )
    print(
        f"{name}: {optimal} of {len(measured)} proven optimal; gap mean {statistics.mean(gap):.3%}, "
        f"largest {max(gap):.3%}; to the relaxation mean {statistics.mean(below):.3%}; seconds mean "
        f"{statistics.mean(seconds):.1f}, largest {max(seconds):.1f}; CPU seconds mean {statistics.mean(used):.1f}, "
        f"largest {max(used):.1f}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", nargs="?", type=float, default=60.0)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, help="so many problems of each file alone")
    options = parser.parse_args()
    limit = options.seconds or None
    ready_search(portfolio(SHARES[0]), print)
    for share in SHARES if options.seeds else ():
        tell(
            f"200x12x6 at {share}",
            [measure(f"200x12x6 at {share} seed {n}", portfolio(share, SEED + n), limit) for n in range(options.seeds)],
        )
    for path in options.files:
        given = path if path.exists() else LIBRARY / "benchmarks" / "orlib" / path
        problems = read_instances(given)[: options.first]
        tell(path.stem, [measure(one.name, one.portfolio, limit) for one in problems])


if __name__ == "__main__":
    main()
