"""Fill an empty database with a portfolio and time the board on it; run again, it only times.

    MILEPOST_HOME=$(mktemp -d) PYTHONPATH=src python bench/board_data.py --projects 1000 --periods 24

The rows are inserted in bulk, past the actions, because only reading is measured here; the versions that answer
"as of" are written too. Figures: queries, and the time in the query layer: the median on the clock, and of the
processor, which a busy machine stretches less.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import random
import statistics
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "milepost.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - Django must be set up first
from django.db import connection, reset_queries, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from milepost.changes.models import Decision  # noqa: E402
from milepost.kernel import clock  # noqa: E402
from milepost.kernel.canonical import state_of  # noqa: E402
from milepost.kernel.models import LedgerEntry, LedgerStream, Record, RecordVersion  # noqa: E402
from milepost.kernel.policy import Actor  # noqa: E402
from milepost.people.models import Organisation, Person, Post, Unit, WorkCalendar  # noqa: E402
from milepost.portfolios.models import Portfolio, Programme  # noqa: E402
from milepost.projects.models import Project, ProjectRole  # noqa: E402
from milepost.reporting.bridge import By, watermelons  # noqa: E402
from milepost.reporting.models import Cycle, Period, StatusReport  # noqa: E402
from milepost.reporting.queries.attention import needs_of  # noqa: E402
from milepost.reporting.queries.board import board  # noqa: E402
from milepost.reporting.queries.comparison import compare  # noqa: E402
from milepost.reporting.queries.lateness import lateness  # noqa: E402
from milepost.risks.models import Risk  # noqa: E402

BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
COLOURS = ("green", "green", "green", "amber", "red", "grey")
DIMENSIONS = ("schedule", "cost", "benefits", "risk", "compliance")


def insert(rows: list[Record], entry: LedgerEntry) -> None:
    """Insert rows of one noun with the versions that the ledger would hold of them."""
    model = type(rows[0])
    model._default_manager.bulk_create(rows, batch_size=2000)
    RecordVersion.objects.bulk_create(
        (
            RecordVersion(
                noun=model._meta.label_lower, record_id=row.pk, entry=entry, recorded_at=BEGIN, state=state_of(row)
            )
            for row in rows
        ),
        batch_size=2000,
    )


def months(count: int) -> list[tuple[date, date]]:
    firsts = [date(2024 + index // 12, index % 12 + 1, 1) for index in range(count + 1)]
    return [(first, later - timedelta(days=1)) for first, later in itertools.pairwise(firsts)]


def fill(projects: int, periods: int, chance: random.Random) -> Person:
    stream = LedgerStream.objects.create(name="bench")
    entry = LedgerEntry.objects.create(stream=stream, seq=1, hash="0" * 64, at=BEGIN, verb="bench.fill", body="{}")
    calendar = WorkCalendar(name="Office", week={str(day): [[540, 1020]] for day in range(1, 6)})
    insert([calendar], entry)
    insert([Organisation(name="Bench", calendar=calendar)], entry)
    units = [Unit(code=f"U{index}", name=f"Unit {index}") for index in range(20)]
    insert(units, entry)
    people = [Person(name=f"Person {index}", unit=chance.choice(units)) for index in range(projects // 5 + 1)]
    insert(people, entry)
    insert([Post(person=people[0], role="pmo_director", starts_at=BEGIN)], entry)
    portfolios = [Portfolio(code=f"PF{index}", name=f"Portfolio {index}") for index in range(4)]
    insert(portfolios, entry)
    programmes = [
        Programme(code=f"PG{index}", name=f"Programme {index}", portfolio=portfolios[index % 4]) for index in range(30)
    ]
    insert(programmes, entry)
    made = [project(index, units, programmes, chance) for index in range(projects)]
    insert(made, entry)
    insert(
        [ProjectRole(project=each, person=chance.choice(people), role="pm", starts_at=BEGIN) for each in made], entry
    )
    insert([risk(each, chance) for each in made for _ in range(4)], entry)
    insert([Decision(project=each, question="May we?", asked_on=date(2025, 12, 1)) for each in made[::5]], entry)
    cycle = Cycle(code="M", name="Monthly", calendar=calendar)
    insert([cycle], entry)
    rows = [
        Period(cycle=cycle, code=f"{first:%Y-%m}", name=f"{first:%B %Y}", start_date=first, end_date=last)
        for first, last in months(periods)
    ]
    insert(rows, entry)
    for period in rows:
        insert([report(each, period, chance) for each in made], entry)
    return people[0]


def project(index: int, units: list[Unit], programmes: list[Programme], chance: random.Random) -> Project:
    programme = chance.choice(programmes)
    return Project(
        code=f"P-{index:04}",
        name=f"Project {index}",
        unit=chance.choice(units),
        portfolio=programme.portfolio,
        programme=programme,
        currency="EUR",
        stage="executing",
    )


def risk(project: Project, chance: random.Random) -> Risk:
    return Risk(
        project=project,
        title="A risk",
        probability_share=Decimal(chance.randint(1, 9)) / 10,
        impact_cost=Decimal(chance.randint(1, 900_000)),
        raised_on=date(2025, 1, 1),
        reviewed_on=date(2025, 12, 1),
    )


def report(project: Project, period: Period, chance: random.Random) -> StatusReport:
    computed = {name: chance.choice(COLOURS) for name in DIMENSIONS}
    overall, declared = chance.choice(COLOURS), chance.choice(COLOURS[:5])
    finish = date(2027, 1, 1) + timedelta(days=chance.randint(0, 400))
    return StatusReport(
        project=project,
        period=period,
        state="drafted",
        computed_overall=overall,
        counted_overall="amber" if overall == "grey" else overall,
        computed_why="The project is red because schedule and cost are red.",
        computed=computed,
        memory={name: [colour, colour, False] for name, colour in computed.items()},
        declared_overall=declared,
        declared=computed,
        divergence=chance.choice((0, 0, 1)),
        forecast_finish=finish,
        first_baseline_start=date(2024, 1, 1),
        first_baseline_finish=date(2027, 1, 1),
        last_baseline_start=date(2024, 1, 1),
        last_baseline_finish=date(2027, 3, 1),
        currency="EUR",
        forecast_cost=Decimal(chance.randint(900_000, 1_400_000)),
        first_baseline_cost=Decimal(1_000_000),
        last_baseline_cost=Decimal(1_100_000),
        narrative={"summary": "Everything moves as it should, and what does not is known. " * 5},
        due_on=period.end_date + timedelta(days=5),
    )


def timed(name: str, question: object, runs: int) -> None:
    with CaptureQueriesContext(connection) as asked:
        question()  # type: ignore[operator]
    count = len(asked)
    reset_queries()
    connection.force_debug_cursor = False
    spent, worked = [], []
    for _ in range(runs):
        begun, busy = time.perf_counter(), time.process_time()
        question()  # type: ignore[operator]
        spent.append(1000 * (time.perf_counter() - begun))
        worked.append(1000 * (time.process_time() - busy))
    wall, processor = statistics.median(spent), statistics.median(worked)
    print(
        f"{name:40} {count:3} queries  median {wall:7.1f} ms  processor {processor:7.1f} ms, least {min(worked):6.1f}"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--projects", type=int, default=1000)
    options.add_argument("--periods", type=int, default=24)
    options.add_argument("--runs", type=int, default=9)
    given = options.parse_args()
    call_command("migrate", verbosity=0, skip_checks=True)
    begun = time.perf_counter()
    if not Person.objects.exists():
        with transaction.atomic():
            fill(given.projects, given.periods, random.Random(7))
    person = Person.objects.earliest("pk")
    print(
        f"{connection.vendor}: {given.projects} projects, {given.periods} periods, "
        f"ready in {time.perf_counter() - begun:.0f} s"
    )
    actor = Actor(person.pk, person.name, acting_role="pmo_director")
    last = Period.objects.order_by("-end_date").first()
    first = Period.objects.order_by("end_date").first()
    if last is None or first is None:
        raise SystemExit("There is no period to read")
    moment = clock.now()
    gc.collect()
    gc.freeze()
    timed("board, six periods of trend", lambda: board(actor, last), given.runs)
    timed("board, 24 periods of trend", lambda: board(actor, last, periods_back=24), given.runs)
    timed("board as of a moment, six periods", lambda: board(actor, last, moment=moment), given.runs)
    shown = board(actor, last, periods_back=24)
    timed("watermelons by PM over 24 periods", lambda: watermelons(shown, By.PM, over_trend=True), given.runs)
    timed("comparison of two periods", lambda: compare(actor, first, last), given.runs)
    timed("lateness of a period", lambda: lateness(actor, last), given.runs)
    timed("what needs the director", lambda: needs_of(actor), given.runs)


if __name__ == "__main__":
    main()
