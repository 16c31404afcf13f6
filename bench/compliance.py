"""Measure how long the obligations of many projects take to be computed anew, and how many queries they ask.

python bench/compliance.py [projects] [--postgresql]
"""

from __future__ import annotations

import sys
import time
from datetime import timedelta

import ground

PROJECTS, DAYS = 1000, 400
WANTED = 30.0


def measure(count: int) -> int:
    """Register projects under the shipped method, let a year pass, and compute the account of each; 1 when too slow."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from milepost.compliance.bridge.scores import scored
    from milepost.compliance.queries import accounts
    from milepost.config.meeting.deeds import connect_deeds
    from milepost.kernel import clock
    from milepost.projects.models import Project
    from tests.suites.ground.world import build, register
    from tests.suites.samples.artefacts import owing

    connect_deeds()
    world = build()
    owing(world)
    for number in range(count):
        register(world, f"B-{number:04d}")
    with clock.at(clock.now() + timedelta(days=DAYS)), CaptureQueriesContext(connection) as asked:
        began, cpu = time.perf_counter(), time.process_time()
        told = accounts(list(Project.objects.all()))
        scores = [scored(each.items) for each in told.values()]
        wall, used = time.perf_counter() - began, time.process_time() - cpu
    items = sum(len(each.items) for each in told.values())
    print(
        f"{len(scores)} projects, {items} obligations: {wall:.2f} s, {used:.2f} s of CPU, {len(asked)} queries "
        f"(wanted: {WANTED:.0f} s)"
    )
    return 0 if used < WANTED else 1


if __name__ == "__main__":
    numbers = [each for each in sys.argv[1:] if each.isdigit()]
    with ground.database(postgresql="--postgresql" in sys.argv):
        answer = measure(int(numbers[0]) if numbers else PROJECTS)
    sys.exit(answer)
