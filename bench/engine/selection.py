"""Measure portfolio selection: `python bench/engine/selection.py [SECONDS [FILE of OR-Library …]]`.

Random portfolios of 200 requests, 12 periods and 6 skills with start windows, at several shares of what all would need;
for each value, bound and proven gap. Files of OR-Library are read where they lie.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

from milepost.config.commands.numbers.portfolio_files import read_instances
from milepost_engine import Candidate, Portfolio, Requirement, choose_portfolio

REQUESTS, PERIODS, SKILLS, SEED = 200, 12, 6, 20260105
SHARES = (0.5, 0.7, 0.9)


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


def portfolio(share: float) -> Portfolio:
    draw = np.random.default_rng(SEED)
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


def measure(name: str, chosen: Portfolio, limit: float) -> None:
    start, processor = time.perf_counter(), time.process_time()
    found = choose_portfolio(chosen, time_limit=limit)
    spent, used = time.perf_counter() - start, time.process_time() - processor
    value, bound, gap = (getattr(one, "value", None) for one in (found.value, found.bound, found.gap_share))
    shown = "?" if gap is None else f"{gap:.3%}"
    print(
        f"{name:<16} {found.status.value:<9} {value!s:>9} bound {bound!s:>9} gap {shown:>7} "
        f"{spent:5.1f} s ({used:5.1f} CPU s)"
    )


if __name__ == "__main__":
    limit = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    for share in SHARES:
        measure(f"200x12x6 at {share}", portfolio(share), limit)
    for path in sys.argv[2:]:
        for instance in read_instances(Path(path)):
            measure(instance.name, instance.portfolio, limit)
