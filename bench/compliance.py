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


def measure(count: int) -> None:
    """Register projects under the shipped method, let a year pass, and compute the account of each."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from milepost.compliance.bridge.scores import scored
    from milepost.compliance.queries import accounts
    from milepost.kernel import clock
    from milepost.projects.models import Project
    from tests.suites.ground.world import build, register
    from tests.suites.samples.artefacts import owing

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


if __name__ == "__main__":
    numbers = [each for each in sys.argv[1:] if each.isdigit()]
    with ground.database(postgresql="--postgresql" in sys.argv):
        measure(int(numbers[0]) if numbers else PROJECTS)
