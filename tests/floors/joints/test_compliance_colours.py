"""What a project owes by its method colours its report once a version of the rules asks for it, and never before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from milepost.compliance import actions as compliance
from milepost.compliance.tests.telling import MACHINE, enters, later
from milepost.config.meeting.deeds import connect_deeds
from milepost.kernel import clock
from milepost.kernel.measure import Known, NotApplicable
from milepost.people.choices import PostRole
from milepost.projects.models import Project
from milepost.reporting import actions as reporting
from milepost.reporting.bridge import recomputed_snapshot
from milepost.reporting.bridge.measures import method_compliance
from milepost.reporting.models import Period, PeriodSnapshot, ReportFacts
from milepost.reporting.queries.facts.shapes import DutyFacts, MethodFacts
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import owing
from tests.suites.samples.reporting import a_period

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

ANALYST, DIRECTOR, EXECUTIVE = PostRole.ANALYST, PostRole.DIRECTOR, PostRole.EXECUTIVE


def late_by(weight: int, outcome: str = "late", *, critical: bool = False) -> DutyFacts:
    return DutyFacts("x.1", "It", None, None, outcome, weight, critical=critical)


@pytest.fixture(autouse=True)
def _connected() -> None:
    connect_deeds()


def asked_by_the_rules(world: World) -> None:
    """Have the latest built-in rules adopted: they ask what projects owe by their method."""
    drafted = reporting.draft_rule_set(world.actor(DIRECTOR), code="2", effective_date=clock.today())
    reporting.approve_rule_set(world.actor(EXECUTIVE), drafted)


def locked_after(world: World, days: int) -> tuple[Period, dict[str, Any]]:
    """Return a period that was opened and locked so many days on, and the frozen facts of the project in it."""
    project = enters(owing(world), "planning")
    here = replace(world, projects=[project])
    with later(days):
        (period,) = a_period(here)
        clock_moves = clock.at(clock.now() + timedelta(hours=1))
        with clock_moves:
            reporting.lock_period(world.actor(ANALYST), period)
    facts = ReportFacts.objects.filter(report__project=project).latest("frozen_at")
    return Period.objects.get(pk=period.pk), facts.body


def test_version_1_neither_asks_nor_freezes_what_the_method_asks(world: World) -> None:
    _, body = locked_after(world, 60)
    assert body["colours"]["version"] == "1"
    assert "method" not in body
    assert "method_compliance_score" not in body["measures"]


def test_a_critical_breach_turns_compliance_red_and_with_it_the_project(world: World) -> None:
    asked_by_the_rules(world)
    period, body = locked_after(world, 60)
    assert body["colours"]["version"] == "2"
    breached = {each["key"]: each for each in body["method"]["otherwise"] if each["outcome"] == "breached"}
    assert breached["write_charter.1"]["critical"]
    assert body["measures"]["critical_breach"] == {"value": True}
    assert body["colours"]["dimensions"]["compliance"]["raw"] == "red"
    assert body["colours"]["overall"]["counted"] == "red"
    with later(70):
        compliance.record_breaches(MACHINE, Project.objects.get(pk=owing(world).pk))
    snapshot = PeriodSnapshot.objects.get(period=period)
    assert recomputed_snapshot(period) == (snapshot.body, snapshot.sha256)


@pytest.mark.parametrize(
    ("told", "score"),
    [
        (MethodFacts(0, 0, 2, ()), None),
        (MethodFacts(5, 1, 0, (late_by(3), late_by(3, "breached"))), Decimal("6.5") / 11),
        (MethodFacts(5, 1, 0, (late_by(1, "breached", critical=True),)), Decimal("0.49")),
    ],
)
def test_the_score_is_that_of_what_was_due_and_nothing_due_is_none(told: MethodFacts, score: Decimal | None) -> None:
    found = method_compliance(SimpleNamespace(method=told))  # type: ignore[arg-type] # it looks at nothing else
    assert found == Known(score) if score is not None else isinstance(found, NotApplicable)
