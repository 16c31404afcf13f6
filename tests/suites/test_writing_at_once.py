"""Many who write at once: no chain forks, no change is lost, and what one read is not decided on by another."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections

from milepost.kernel.errors import Conflict, Refusal
from milepost.kernel.ledger import heads
from milepost.kernel.models import LedgerEntry
from milepost.kernel.verify import verify
from milepost.people.models import Person
from milepost.planning import actions as planning
from milepost.planning.models import Milestone
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project, ProjectRole
from milepost.risks import actions as risks
from milepost.risks.models import Risk
from tests.suites.ground.world import World, build, register, staff

THREADS = 8
ROUNDS = 6
ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.data_layer]


def at_once(work: Callable[[int], object]) -> list[object]:
    """Do it in every thread at the same time; return what each returned or was refused with."""
    ready = Barrier(THREADS)

    def one(number: int) -> object:
        ready.wait()
        try:
            return work(number)
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


@pytest.fixture
def world() -> World:
    if connection.vendor != "postgresql":
        pytest.skip("threads share SQLite's database in memory; the processes below try the file")
    return build()


def test_writers_of_one_stream_and_of_many_lose_nothing(world: World) -> None:
    own = [register(world, f"T-{number}") for number in range(THREADS)]
    for project in own:
        staff(world, project)
    pm, before = world.actor("pm"), LedgerEntry.objects.count()

    def write(number: int) -> None:
        for turn in range(ROUNDS):
            title = f"{number}.{turn}"
            risks.raise_risk(pm, world.project, title=title, probability_share=Decimal("0.1"))
            risks.raise_risk(pm, own[number], title=title, probability_share=Decimal("0.1"))

    assert at_once(write) == [None] * THREADS
    assert Risk.objects.count() == 2 * THREADS * ROUNDS
    assert LedgerEntry.objects.count() == before + 2 * THREADS * ROUNDS
    assert {name: seq for name, seq, _ in heads()} == {
        entry["stream__name"]: entry["seq"]
        for entry in LedgerEntry.objects.order_by("seq").values("stream__name", "seq")
    }
    assert verify().findings == ()


def test_of_many_who_change_one_record_each_wins_once_or_is_told(world: World) -> None:
    milestone = planning.add_milestone(world.actor("pm"), world.project, name="Go live")

    def write(number: int) -> object:
        mine = Milestone.objects.get(pk=milestone.pk)
        ready.wait()
        planning.change_milestone(
            world.actor("pm"), mine, name=f"By {number}", kind="internal", forecast_date=date(2027, 1, 1), version=1
        )
        return number

    ready = Barrier(THREADS)
    told = at_once(write)
    winners = [each for each in told if isinstance(each, int)]
    assert len(winners) == 1
    assert sum(isinstance(each, Conflict) for each in told) == THREADS - 1
    assert Milestone.objects.get(pk=milestone.pk).name == f"By {winners[0]}"
    assert verify().findings == ()


def test_of_many_successors_one_is_the_pm_in_the_end(world: World) -> None:
    project = register(world, "T-pm")
    people = [world.people[role] for role in ("deputy", "member", "nobody", "partner", "resource_manager", "auditor")]

    def appoint(number: int) -> object:
        person = people[number % len(people)]
        return projects.appoint(world.actor("pmo_director"), project, person=person, role=RoleOnProject.PM)

    at_once(appoint)
    assert ProjectRole.objects.filter(project=project, role=RoleOnProject.PM, ends_at=None).count() == 1
    assert verify().findings == ()


def test_two_roles_that_control_each_other_are_not_won_in_a_race(world: World) -> None:
    """The sponsor is not the PM, even if both appointments are decided at the same instant."""
    for number in range(3):
        project, person = register(world, f"T-{number}"), world.people["nobody"]

        def appoint(turn: int, project: Project = project, person: Person = person) -> object:
            role = (RoleOnProject.PM, RoleOnProject.SPONSOR)[turn % 2]
            return projects.appoint(world.actor("pmo_director"), project, person=person, role=role)

        at_once(appoint)
        assert ProjectRole.objects.filter(project=project, person=person, ends_at=None).count() == 1


def test_many_who_open_the_same_stream_open_it_once(world: World) -> None:
    def register_imported(number: int) -> object:
        return register(world, f"N-{number % 2}")

    told = at_once(register_imported)
    assert sum(isinstance(each, Project) for each in told) == 2
    assert verify().findings == ()


@pytest.mark.django_db(transaction=False)
def test_processes_that_write_to_an_embedded_database_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    # The writers must find one database: with the settings of a test run each would make a home of its own.
    for name in ("MILEPOST_DATABASE_URL", "MILEPOST_HOME", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)
    command = [sys.executable, "bench/actions.py", "--writers", "3", "--acts", "12", "--runs", "1"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    assert (told["database"], told["whole"], told["findings"]) == ("SQLite", True, [])
