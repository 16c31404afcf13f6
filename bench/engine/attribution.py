"""Attribute the delay of 20 projects of 60 activities on 12 resources: `python bench/engine/attribution.py`.

Two portfolios: one whose resources are mostly free, and one in which everything waits for everything.
"""

from __future__ import annotations

import sys
from time import perf_counter, process_time

import numpy as np

from milepost_engine import Activity, Link, Mode, Project, Resource, attribute_delay, level, levelling_problem

PROJECTS, ACTIVITIES, RESOURCES = 20, 60, 12
CAPACITIES = {"ample": 20, "overloaded": 6}


def portfolio(capacity: int):
    chance = np.random.default_rng(1)
    work, links = [], []
    for project in range(PROJECTS):
        for number in range(ACTIVITIES):
            demand = [0] * RESOURCES
            for resource in chance.choice(RESOURCES, 2, replace=False):
                demand[resource] = int(chance.integers(0, 3))
            mode = Mode(int(chance.integers(1, 20)), tuple(demand))
            work.append(Activity(f"{project}.{number}", (mode,), project=project))
            first = project * ACTIVITIES
            before = chance.choice(number, min(number, 2), replace=False).tolist()
            links += [Link(first + each, first + number) for each in before]
    resources = [Resource(f"R{number}", ((0, capacity),)) for number in range(RESOURCES)]
    return levelling_problem(work, resources, links, projects=[Project(f"P{n}") for n in range(PROJECTS)])


def main() -> int:
    print(f"{'portfolio':<12} {'wall s':>7} {'CPU s':>7} {'late units':>11} {'parts':>6} {'causes (median)':>16}")
    for name, capacity in CAPACITIES.items():
        problem = portfolio(capacity)
        levelled = level(problem, epochs=1)
        attribute_delay(problem, levelled.start)  # compiles
        wall, cpu = perf_counter(), process_time()
        found = attribute_delay(problem, levelled.start)
        wall, cpu = perf_counter() - wall, process_time() - cpu
        parts = [part for delay in found for part in delay.conflicts]
        assert all(delay.total == delay.late for delay in found)
        middle = sorted(len(part.causes) for part in parts)[len(parts) // 2] if parts else 0
        late = sum(delay.late for delay in found)
        print(f"{name:<12} {wall:>7.2f} {cpu:>7.2f} {late:>11} {len(parts):>6} {middle:>16}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
