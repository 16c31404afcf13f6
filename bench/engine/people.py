"""Compare the orders of levelling with people with the exact solver: `python bench/engine/people.py [INSTANCES]`.

Seeded instances of ten activities, six links and four people of three skills: how many schedules of five orders, and of
orders until none of 200 was better, are the proved optimum, and how far above it they stand. Seconds of the processor.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from milepost_engine import (
    Activity,
    LevellingProblem,
    Link,
    Member,
    Mode,
    Resource,
    Staffed,
    level_people,
    levelling_problem,
)

INSTANCES, ACTIVITIES, LINKS, SECONDS = 60, 10, 6, 20.0
TEAM = [
    Member("p", frozenset({0, 1})),
    Member("q", frozenset({1, 2})),
    Member("r", frozenset({0, 2})),
    Member("s", frozenset({2})),
]


def instance(seed: int) -> LevellingProblem:
    chance = np.random.default_rng(seed)
    works = [
        Activity(str(row), (Mode(int(chance.integers(1, 6)), tuple(int(n) for n in chance.integers(0, 2, 3))),))
        for row in range(ACTIVITIES)
    ]
    pairs = (sorted(chance.choice(ACTIVITIES, 2, replace=False)) for _ in range(LINKS))
    links = [Link(int(first), int(second)) for first, second in pairs]
    return levelling_problem(works, [Resource(name, ((0, len(TEAM)),)) for name in "abc"], links)


def measured(
    way: Callable[[LevellingProblem], Staffed], problems: list[LevellingProblem]
) -> tuple[list[Staffed], float]:
    began = time.process_time()
    found = [way(problem) for problem in problems]
    return found, time.process_time() - began


def main() -> None:
    problems = [instance(seed) for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else INSTANCES)]
    proved, spent = measured(lambda one: level_people(one, TEAM, seconds_left=lambda: SECONDS), problems)
    print(f"exact: {sum(one.optimal for one in proved)} of {len(proved)} proved, {spent / len(proved):.3f} s each")
    for name, way in (
        ("five orders", lambda one: level_people(one, TEAM)),
        ("many orders", lambda one: level_people(one, TEAM, go_on=lambda: True)),
    ):
        found, spent = measured(way, problems)
        above = [mine.makespan / best.makespan - 1 for mine, best in zip(found, proved, strict=True)]
        if min(above) < 0:
            raise SystemExit("A schedule is shorter than a proved optimum.")
        print(
            f"{name}: {sum(one == 0 for one in above)} of {len(above)} at the optimum, mean "
            f"{statistics.mean(above):.2%} and at most {max(above):.1%} above it, {spent / len(found):.3f} s each"
        )


if __name__ == "__main__":
    main()
