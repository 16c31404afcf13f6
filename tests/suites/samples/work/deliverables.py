"""Samples of the verbs of deliverables: planned by who leads, handed in and checked by the team."""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.kernel import clock
from milepost.people.queries import local_date
from milepost.planning import actions
from milepost.planning.choices import CheckResult
from milepost.planning.models import Deliverable, QualityCriterion, Submission
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World

PM, DEPUTY, MEMBER = RoleOnProject.PM, RoleOnProject.DEPUTY, RoleOnProject.MEMBER
PROTOCOL = b"%PDF-1.7\nFlow under_test: 42 l/s.\n"
CRITICAL = {"criterion": "At least 40 litres a second", "method": "Flow test", "tolerance": "none", "critical": True}
MINOR = {"criterion": "Painted green", "method": "By eye"}
FOUND = {"result": CheckResult.MET, "evidence": "Protocol of 3 May, page 2"}


def today() -> date:
    return local_date(clock.now())


def wanted(world: World) -> dict[str, Any]:
    return {"name": "Pump station", "owner": world.people[MEMBER], "due_date": today(), "description": "Two pumps."}


def planned(world: World) -> Deliverable:
    return actions.plan_deliverable(world.actor(PM), world.project, **wanted(world))


def agreed(world: World) -> Deliverable:
    deliverable = planned(world)
    actions.add_criterion(world.actor(PM), deliverable, **CRITICAL)
    actions.add_criterion(world.actor(PM), deliverable, **MINOR)
    return deliverable


def handed_in(_world: World) -> dict[str, Any]:
    return {"description": "Both pumps run.", "files": [("protocol.pdf", PROTOCOL)], "links": ["https://example.org/1"]}


def submitted(world: World) -> Deliverable:
    deliverable = agreed(world)
    actions.submit_deliverable(world.actor(MEMBER), deliverable, **handed_in(world))
    return deliverable


def check(world: World, deliverable: Deliverable, *, critical: str = CheckResult.MET) -> Deliverable:
    """Have the deputy hold what was submitted against every criterion."""
    for criterion in QualityCriterion.objects.filter(deliverable=deliverable).order_by("number"):
        found = critical if criterion.critical else CheckResult.MET
        actions.check_criterion(world.actor(DEPUTY), criterion, result=found, evidence=FOUND["evidence"])
    return Deliverable.objects.get(pk=deliverable.pk)


def under_test(world: World, *, critical: str = CheckResult.MET) -> Deliverable:
    return check(world, submitted(world), critical=critical)


def submission_of(deliverable: Deliverable) -> Submission:
    return Submission.objects.get(deliverable=deliverable, number=deliverable.submission_number)


def a_criterion(world: World) -> Subjects:
    return (agreed(world).criteria.get(number=1),)


def a_submitted_criterion(world: World) -> Subjects:
    return (submitted(world).criteria.get(number=1),)


SAMPLES = (
    Sample(actions.plan_deliverable, PM, subjects=lambda world: (world.project,), typed=wanted),
    Sample(
        actions.change_deliverable,
        PM,
        subjects=lambda world: (planned(world),),
        typed=lambda world: {**wanted(world), "name": "Pumping station"},
        again={"name": "Pumps"},
    ),
    Sample(actions.add_criterion, DEPUTY, subjects=lambda world: (planned(world),), typed=lambda _: CRITICAL),
    Sample(
        actions.change_criterion,
        PM,
        subjects=a_criterion,
        typed=lambda _: {**CRITICAL, "tolerance": "2 litres", "reason": "Agreed with the client on 2 May"},
        again={"tolerance": "3 litres"},
    ),
    Sample(actions.submit_deliverable, MEMBER, subjects=lambda world: (agreed(world),), typed=handed_in),
    Sample(actions.check_criterion, DEPUTY, subjects=a_submitted_criterion, typed=lambda _: FOUND),
    Sample(
        actions.rework_deliverable,
        PM,
        subjects=lambda world: (submitted(world),),
        typed=lambda _: {"reason": "A pump leaks"},
    ),
)
