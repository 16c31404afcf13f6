"""Measure earned value and schedule of 1,000 projects over 24 periods: `python bench/engine/earned_value.py`."""

from __future__ import annotations

import statistics
import time

import numpy as np

from milepost_engine import earned_schedule_many, earned_value_many

PROJECTS, PERIODS, REPEAT, SEED = 1000, 24, 15, 20260105


def figures() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return budgets and cumulative planned, earned and actual values of random projects."""
    draw = np.random.default_rng(SEED)
    planned = np.cumsum(draw.gamma(2.0, 10.0, (PROJECTS, PERIODS)), axis=1)
    budget = planned[:, -1]
    earned = np.minimum(np.cumsum(draw.gamma(2.0, 9.0, (PROJECTS, PERIODS)), axis=1), budget[:, None])
    actual = np.cumsum(draw.gamma(2.0, 10.5, (PROJECTS, PERIODS)), axis=1)
    return budget, planned, earned, actual


def main() -> None:
    budget, planned, earned, actual = figures()
    seconds = []
    for _ in range(REPEAT):
        start = time.perf_counter()
        earned_value_many(budget, planned, earned, actual)
        earned_schedule_many(planned, earned)
        seconds.append(time.perf_counter() - start)
    print(f"{PROJECTS:,} projects x {PERIODS} periods: median {statistics.median(seconds) * 1000:.1f} ms of {REPEAT}")


if __name__ == "__main__":
    main()
