"""Time the board, the list of projects and the home on a large portfolio, as one web process serves them.

    MILEPOST_HOME=$(mktemp -d) PYTHONPATH=src:. python bench/pages.py            (SQLite)
    PYTHONPATH=src:. python -m tests.postgresql python bench/pages.py            (PostgreSQL)

An empty database is migrated and filled first; run again, it only times. Printed for each page: its size, the median
on the clock and of the processor over twenty requests, the queries of one request, and the memory of the process.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "milepost.config.settings")
os.environ.setdefault("MILEPOST_ALLOWED_HOSTS", "testserver,localhost")
django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.portfolio_data import generate  # noqa: E402
from milepost.people.models import Account  # noqa: E402

PAGES = ("/portfolio/", "/portfolio/?unit=3&sort=-cost", "/projects/", "/projects/P-0001/", "/")
ROUNDS = 20


def measure(client: Client, address: str) -> str:
    """Return one line about one page."""
    clock: list[float] = []
    work: list[float] = []
    for _ in range(ROUNDS + 2):  # the first two read templates and warm caches
        began, worked = time.perf_counter(), time.process_time()
        answer = client.get(address)
        clock.append(time.perf_counter() - began)
        work.append(time.process_time() - worked)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    on_clock, of_processor = (1000 * statistics.median(times[2:]) for times in (clock, work))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return (
        f"{address:36} {answer.status_code} {len(answer.content) // 1024:5} KiB  {on_clock:6.0f} ms on the clock  "
        f"{of_processor:6.0f} ms of processor  {len(queries):3} queries  {memory} MiB"
    )


def main() -> None:
    """Fill an empty database, then time every page."""
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    call_command("migrate", verbosity=0)
    if connection.vendor == "postgresql":
        call_command("createcachetable")
    if not Account.objects.exists():
        generate()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    client = Client()
    client.force_login(Account.objects.get(email="director@example.org"))
    for address in PAGES:
        sys.stdout.write(measure(client, address) + "\n")


if __name__ == "__main__":
    main()
