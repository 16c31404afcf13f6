"""Samples of the verbs of obligations, waivers and audits, on a project of class C that follows the shipped method."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from milepost.compliance import actions
from milepost.compliance.models import Audit, Finding, Waiver
from milepost.kernel import clock
from milepost.people.choices import PostRole
from milepost.people.queries import local_date
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import owing

PM, SPONSOR = RoleOnProject.PM.value, RoleOnProject.SPONSOR.value
ANALYST, DIRECTOR, EXECUTIVE = PostRole.ANALYST.value, PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value
AUDITOR = PostRole.AUDITOR.value
INDUCTION, LESSONS, RFP = "complete_induction.1", "disposition_lessons.1", "request_rfp.1"
EVIDENCE = "The certificate of the induction hangs on the handbook."


def performed(world: World, key: str = INDUCTION) -> Project:
    """Return the project after its manager recorded that an obligation was met."""
    project = owing(world)
    actions.perform_obligations(world.actor(PM), project, obligations=[key], evidence=EVIDENCE)
    return project


def wanted(_world: World, key: str = LESSONS, days: int = 60) -> dict[str, Any]:
    today = local_date(clock.now())
    return {
        "obligation": key,
        "reason": "The five nearest lessons are being written this month.",
        "risk_assessment": "We may repeat a mistake that another project made.",
        "compensating_control": "We sit with the PM of that project every week.",
        "from_date": today,
        "to_date": today + timedelta(days=days),
    }


def requested(world: World, key: str = LESSONS, days: int = 60) -> Waiver:
    return actions.request_waiver(world.actor(PM), owing(world), **wanted(world, key, days))


def assessed(world: World, key: str = LESSONS, days: int = 60) -> Waiver:
    waiver = requested(world, key, days)
    return actions.assess_waiver(world.actor(ANALYST), waiver, assessment="Bearable for two months.")


def granted(world: World, key: str = LESSONS, days: int = 60) -> Waiver:
    return actions.grant_waiver(world.actor(EXECUTIVE), assessed(world, key, days), decision="Two months, no longer.")


def looking_at(_world: World) -> dict[str, Any]:
    return {"title": "Spring audit", "scope": "What was met so far", "kind": "random", "size": 99}


def begun(world: World) -> Audit:
    return actions.begin_audit(world.actor(AUDITOR), performed(world), **looking_at(world))


def found(_world: World) -> dict[str, Any]:
    return {
        "obligation": INDUCTION,
        "grade": "minor",
        "text": "The certificate is of another course.",
        "evidence": "The file named in the record.",
    }


def raised(world: World) -> Finding:
    return actions.raise_finding(world.actor(AUDITOR), begun(world), **found(world))


def corrected(world: World) -> dict[str, Any]:
    due = local_date(clock.now()) + timedelta(days=20)
    return {"corrective_action": "Sit the right course", "owner": world.people[PM], "due_date": due}


def agreed(world: World) -> Finding:
    return actions.agree_corrective_action(world.actor(PM), raised(world), **corrected(world))


def done(world: World) -> Finding:
    return actions.complete_corrective_action(world.actor(PM), agreed(world), outcome="Passed on Tuesday")


def one(make: Any) -> Any:
    """Return the subjects of a sample: the one record that `make` makes."""

    def subjects(world: World) -> Subjects:
        return (make(world),)

    return subjects


SAMPLES = (
    Sample(
        actions.perform_obligations,
        PM,
        subjects=one(owing),
        typed=lambda _: {"obligations": [INDUCTION], "evidence": EVIDENCE},
    ),
    Sample(actions.verify_obligations, ANALYST, subjects=one(performed), typed=lambda _: {"obligations": [INDUCTION]}),
    Sample(actions.request_waiver, PM, subjects=one(owing), typed=wanted),
    Sample(actions.assess_waiver, ANALYST, subjects=one(requested), typed=lambda _: {"assessment": "Bearable"}),
    Sample(actions.grant_waiver, EXECUTIVE, subjects=one(assessed), typed=lambda _: {"decision": "Two months"}),
    Sample(actions.refuse_waiver, DIRECTOR, subjects=one(assessed), typed=lambda _: {"decision": "It can be done"}),
    Sample(actions.revoke_waiver, DIRECTOR, subjects=one(granted), typed=lambda _: {"reason": "It can be done now"}),
    Sample(actions.withdraw_waiver, PM, subjects=one(requested), typed=lambda _: {"reason": "Done meanwhile"}),
    Sample(actions.begin_audit, AUDITOR, subjects=one(performed), typed=looking_at),
    Sample(actions.raise_finding, AUDITOR, subjects=one(begun), typed=found),
    Sample(actions.agree_corrective_action, PM, subjects=one(raised), typed=corrected),
    Sample(actions.complete_corrective_action, PM, subjects=one(agreed), typed=lambda _: {"outcome": "Passed"}),
    Sample(
        actions.check_effect,
        AUDITOR,
        subjects=one(done),
        typed=lambda _: {"effect": "The right certificate", "effective": True},
    ),
    Sample(actions.close_audit, AUDITOR, subjects=one(begun), typed=lambda _: {"conclusion": "Sound"}),
)
