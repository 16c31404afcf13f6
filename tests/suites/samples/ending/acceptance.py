"""Samples of the verbs of acceptance: a mandate, a request, a code, a signature, conditions, silence, keys."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django.core import mail

from milepost.closing import actions
from milepost.closing.choices import AcceptanceDecision
from milepost.closing.models import Acceptance, AcceptanceCondition, Mandate, SigningKey
from milepost.closing.rules.deciding import Condition
from milepost.kernel import clock
from milepost.kernel.policy import OPERATOR
from milepost.people.queries import local_date
from milepost.planning.choices import CheckResult
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World
from tests.suites.samples.work.deliverables import under_test

PM, SPONSOR, CLIENT = RoleOnProject.PM, RoleOnProject.SPONSOR, RoleOnProject.CLIENT
WHY = {"reason": "As the contract says"}
LINK = re.compile(r"/sign/([0-9a-f]{64})/")
CODE = re.compile(r"code is (\d{8})")


def today() -> date:
    return local_date(clock.now())


def mandate_for(world: World, **more: Any) -> dict[str, Any]:
    return {
        "person": world.people[CLIENT],
        "party": "Harbour Authority",
        "evidence": "Letter of 2 January, no. 17",
        "from_date": today() - timedelta(days=1),
        "until_date": today() + timedelta(days=300),
        **more,
    }


def mandated(world: World, **more: Any) -> Mandate:
    found = Mandate.objects.filter(project=world.project, revoked_at=None).first()
    return found or actions.record_mandate(world.actor(SPONSOR), world.project, **mandate_for(world, **more))


def requested(world: World, *, critical: str = CheckResult.MET, **more: Any) -> Acceptance:
    mandated(world, **more)
    asked = actions.request_acceptance(world.actor(PM), under_test(world, critical=critical), message="Please decide.")
    return Acceptance.objects.get(pk=asked.pk)


def link_in_mail() -> str:
    """Return the secret part of the latest link that was mailed."""
    found = [LINK.search(str(each.body)) for each in mail.outbox]
    return next(each[1] for each in reversed(found) if each)


def code_in_mail() -> str:
    """Return the latest code that was mailed."""
    found = [CODE.search(str(each.body)) for each in mail.outbox]
    return next(each[1] for each in reversed(found) if each)


def proven(world: World, acceptance: Acceptance) -> str:
    """Have the signatory ask for a code and type it; return what their session is known by."""
    actions.send_code(world.actor(CLIENT), acceptance)
    return actions.try_code(world.actor(CLIENT), Acceptance.objects.get(pk=acceptance.pk), code=code_in_mail())


def decided(world: World, acceptance: Acceptance, decision: str = AcceptanceDecision.ACCEPT, **more: Any) -> Acceptance:
    proof = proven(world, acceptance)
    return actions.sign_acceptance(
        world.actor(CLIENT), acceptance, decision=decision, name=world.people[CLIENT].name, proof=proof, **more
    )


def signed(world: World) -> Acceptance:
    return decided(world, requested(world))


def conditions() -> list[Condition]:
    return [Condition("Paint the railing", today() + timedelta(days=30))]


def signed_with_condition(world: World) -> Acceptance:
    return decided(world, requested(world), AcceptanceDecision.CONDITIONAL, conditions=conditions())


def a_condition(world: World) -> Subjects:
    return (AcceptanceCondition.objects.get(acceptance=signed_with_condition(world)),)


def a_reported_condition(world: World) -> Subjects:
    (condition,) = a_condition(world)
    actions.report_condition(world.actor(PM), condition, evidence="Photograph of 1 June")
    return (condition,)


def a_project_to_accept(world: World) -> Subjects:
    signed(world)
    return (world.project,)


def a_key(world: World) -> Subjects:
    signed(world)
    return (SigningKey.objects.get(retired_at=None),)


def to_sign(world: World) -> dict[str, Any]:
    proof = proven(world, Acceptance.objects.latest("pk"))
    return {"decision": AcceptanceDecision.ACCEPT, "name": world.people[CLIENT].name, "proof": proof}


SAMPLES = (
    Sample(actions.record_mandate, SPONSOR, subjects=lambda world: (world.project,), typed=mandate_for),
    Sample(actions.revoke_mandate, SPONSOR, subjects=lambda world: (mandated(world),), typed=lambda _: WHY),
    Sample(
        actions.request_acceptance,
        PM,
        subjects=lambda world: (mandated(world), under_test(world))[1:],
        typed=lambda _: {"message": "Please decide."},
    ),
    Sample(actions.request_project_acceptance, PM, subjects=a_project_to_accept),
    Sample(actions.send_link_again, PM, subjects=lambda world: (requested(world),)),
    Sample(actions.withdraw_request, PM, subjects=lambda world: (requested(world),), typed=lambda _: WHY),
    Sample(actions.send_code, CLIENT, subjects=lambda world: (requested(world),)),
    Sample(
        actions.try_code,
        CLIENT,
        subjects=lambda world: (actions.send_code(world.actor(CLIENT), requested(world)),),
        typed=lambda _: {"code": code_in_mail()},
    ),
    Sample(actions.sign_acceptance, CLIENT, subjects=lambda world: (requested(world),), typed=to_sign),
    Sample(actions.report_condition, PM, subjects=a_condition, typed=lambda _: {"evidence": "Photograph of 1 June"}),
    Sample(actions.confirm_condition, SPONSOR, subjects=a_reported_condition),
    Sample(actions.return_condition, SPONSOR, subjects=a_reported_condition, typed=lambda _: WHY),
    Sample(actions.replace_signing_key, OPERATOR, typed=lambda _: WHY),
    Sample(actions.retire_signing_key, OPERATOR, subjects=a_key, typed=lambda _: WHY),
)
