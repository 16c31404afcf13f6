"""What stands before a gate: the entry check of a project of class A with its documents, benefits, risks and words.

Wanted: under 100 ms and at most 20 queries; the home of a manager of ten projects asks no more queries than for one.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from typing import Any

import ground

MOST_MS, MOST_QUERIES = 100, 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--projects", type=int, default=10)
    parser.add_argument("--postgresql", action="store_true", help="start a server for this measurement")
    asked = parser.parse_args()
    with ground.database(postgresql=asked.postgresql) as kind:
        projects = _prepare(asked.projects)
        told = {"database": kind, **_measure(projects, asked.runs)}
    print(json.dumps(told))
    whole = told["one_ms"] < MOST_MS and told["one_queries"] <= MOST_QUERIES
    return 0 if whole and told["many_queries"] == told["one_queries"] else 1


def _prepare(count: int) -> list[Any]:
    """Return projects of class A, the first with everything that its first gate asks for and the records tell."""
    from milepost.people.choices import PostRole
    from milepost.projects import actions
    from tests.suites.ground.world import build, register, staff
    from tests.suites.samples.governance import ready

    world = build()
    made = [ready(world)]
    for number in range(1, count):
        project = register(world, f"G-{number}")
        staff(world, project)
        made.append(project)
    for project in made:
        project.refresh_from_db()
        same = {"name": project.name, "unit": project.unit, "portfolio": project.portfolio}
        actions.change_project(world.actor(PostRole.ANALYST), project, project_class="A", **same)
    return made


def _measure(projects: list[Any], runs: int) -> dict[str, Any]:
    from milepost.governance.queries import next_gates

    one, one_queries = _timed(lambda: next_gates(projects[:1]), runs)
    many, many_queries = _timed(lambda: next_gates(projects), runs)
    criteria = len(next_gates(projects[:1])[projects[0].pk].findings)
    return {
        "criteria": criteria,
        "one_ms": one,
        "one_queries": one_queries,
        "projects": len(projects),
        "many_ms": many,
        "many_queries": many_queries,
    }


def _timed(check: Any, runs: int) -> tuple[float, int]:
    """Return the median of the processor's time in milliseconds, and how many queries one check asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    check()
    with CaptureQueriesContext(connection) as asked:
        check()
    spent = []
    for _ in range(runs):
        began = time.process_time()
        check()
        spent.append((time.process_time() - began) * 1000)
    return round(statistics.median(spent), 1), len(asked)


if __name__ == "__main__":
    sys.exit(main())
