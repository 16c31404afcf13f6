"""Who signs for the client: within a mandate that holds, and never from the provider's side (SOD-06)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from milepost.closing import actions
from milepost.closing.models import Mandate
from milepost.closing.tests.refusals import fresh, refused
from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted
from milepost.people import actions as people
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import World
from tests.suites.samples.ending.acceptance import (
    decided,
    mandate_for,
    mandated,
    requested,
    today,
)
from tests.suites.samples.work.deliverables import under_test

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
PM, SPONSOR, CLIENT = RoleOnProject.PM, RoleOnProject.SPONSOR, RoleOnProject.CLIENT


def test_without_a_mandate_nobody_is_asked(world: World) -> None:
    refused(lambda: actions.request_acceptance(world.actor(PM), under_test(world)), "one_mandate_is_meant")


def test_a_mandate_that_ended_or_was_revoked_or_covers_something_else_signs_nothing(world: World) -> None:
    acceptance = requested(world, until_date=today() + timedelta(days=5))
    with clock.at(clock.now() + timedelta(days=6)):
        refused(lambda: actions.send_code(world.actor(CLIENT), acceptance), "mandate_holds")
    mandate = Mandate.objects.get()
    actions.revoke_mandate(world.actor(SPONSOR), mandate, reason="She left the client")
    refused(lambda: actions.send_code(world.actor(CLIENT), fresh(acceptance)), "mandate_holds")
    refused(lambda: actions.revoke_mandate(world.actor(SPONSOR), mandate, reason="Again"), "mandate_is_not_revoked")


def test_a_mandate_for_deliverables_does_not_accept_the_project(world: World) -> None:
    decided(world, requested(world, covers="deliverables"))
    refused(lambda: actions.request_project_acceptance(world.actor(PM), world.project), "mandate_covers")


def test_who_lost_the_role_of_signatory_signs_no_more(world: World) -> None:
    acceptance = requested(world)
    held = world.project.roles.get(role=CLIENT)
    projects.end_role(world.actor("pmo_director"), held)
    with pytest.raises(NotPermitted):
        actions.send_code(world.actor(CLIENT), acceptance)


@pytest.mark.parametrize("role", ["pm", "member", "partner", "deputy", "nobody", "sponsor"])
def test_nobody_but_the_clients_signatory_is_given_a_mandate(world: World, role: str) -> None:
    recorder = "pmo_director" if role == "sponsor" else SPONSOR
    typed = {**mandate_for(world), "person": world.people[role]}
    refused(
        lambda: actions.record_mandate(world.actor(recorder), world.project, **typed), "person_is_the_clients_signatory"
    )


def appoint_client(world: World, person: str) -> None:
    projects.appoint(world.actor("executive"), world.project, person=world.people[person], role=RoleOnProject.CLIENT)


@pytest.mark.parametrize(
    ("person", "side"),
    [
        ("pmo_analyst", "belongs to the PMO"),
        ("colleague", "belongs to the unit that delivers it"),
        ("nobody", "is a partner on it"),
    ],
)
def test_nobody_of_the_providers_side_is_given_a_mandate(world: World, person: str, side: str) -> None:
    if person == "nobody":
        partner = {"person": world.people["nobody"], "role": RoleOnProject.PARTNER}
        projects.end_role(world.actor(PM), projects.appoint(world.actor(PM), world.project, **partner))
    appoint_client(world, person)
    typed = {**mandate_for(world), "person": world.people[person]}
    told = refused(
        lambda: actions.record_mandate(world.actor(SPONSOR), world.project, **typed), "signatory_is_not_of_the_provider"
    )
    assert side in told.unmet[0].missing


def test_who_delivered_within_the_cool_off_does_not_sign(world: World) -> None:
    acceptance = requested(world)
    held = world.project.roles.get(role=CLIENT)
    projects.end_role(world.actor("pmo_director"), held)
    member = projects.appoint(world.actor(PM), world.project, person=world.people[CLIENT], role=RoleOnProject.MEMBER)
    projects.end_role(world.actor(PM), member)
    appoint_client(world, CLIENT)
    told = refused(lambda: actions.send_code(world.actor(CLIENT), acceptance), "signatory_is_not_of_the_provider")
    assert "delivers it" in told.unmet[0].missing


def test_another_signatory_does_not_sign_in_place_of_the_one_who_was_asked(world: World) -> None:
    acceptance = requested(world)
    appoint_client(world, "nobody")
    refused(lambda: actions.send_code(world.actor("nobody"), acceptance), "person_is_the_clients_signatory")


def test_nobody_records_their_own_mandate_nor_one_for_the_past(world: World) -> None:
    past = {"from_date": today() - timedelta(days=9), "until_date": today() - timedelta(days=2)}
    refused(
        lambda: actions.record_mandate(world.actor(SPONSOR), world.project, **mandate_for(world, **past)),
        "mandate_ends_after_it_begins",
    )
    appoint_client(world, "sponsor")
    typed = {**mandate_for(world), "person": world.people["sponsor"]}
    refused(lambda: actions.record_mandate(world.actor(SPONSOR), world.project, **typed), "somebody_else_records")


def test_the_office_and_the_sponsor_ask_the_client_for_nothing(world: World) -> None:
    mandated(world)
    deliverable = under_test(world)
    for role in ("pmo_director", "pmo_analyst", "sponsor", "executive", "member", "client_signatory"):
        with pytest.raises(NotPermitted):
            actions.request_acceptance(world.actor(role), deliverable)


def test_of_two_signatories_one_is_named(world: World) -> None:
    mandated(world)
    appoint_client(world, "nobody")
    typed = {**mandate_for(world), "person": world.people["nobody"]}
    actions.record_mandate(world.actor(SPONSOR), world.project, **typed)
    deliverable = under_test(world)
    refused(lambda: actions.request_acceptance(world.actor(PM), deliverable), "one_mandate_is_meant")
    asked = actions.request_acceptance(world.actor(PM), deliverable, signatory="the NOBODY")
    assert asked.signatory == world.people["nobody"]


def test_a_declared_interest_in_the_project_bars_the_signature(world: World) -> None:
    acceptance = requested(world)
    people.record_interest(
        world.actor("pmo_analyst"),
        world.people[CLIENT],
        matter=world.project.code,
        nature="financial",
        detail="Owns a tenth of the builder; told by the auditor.",
    )
    refused(lambda: actions.send_code(world.actor(CLIENT), acceptance), "signatory_is_not_of_the_provider")
