"""Deliverables: agreed criteria, submissions under one hash, checks by others, and never a word of the office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from milepost.kernel.errors import NotPermitted, Refusal
from milepost.people import actions as people
from milepost.people.models import Account
from milepost.planning import actions, queries
from milepost.planning.choices import CheckResult, DeliverableState
from milepost.planning.models import Deliverable, QualityCheck, Submission
from milepost.projects.choices import RoleOnProject
from milepost.surface.resource import RESOURCES
from tests.suites.ground.lived_in import BACKEND
from tests.suites.ground.world import OPERATOR, World
from tests.suites.samples.artefacts import approved
from tests.suites.samples.work.deliverables import (
    CRITICAL,
    FOUND,
    PROTOCOL,
    agreed,
    handed_in,
    planned,
    submission_of,
    submitted,
    under_test,
    wanted,
)

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
PM, DEPUTY, MEMBER = RoleOnProject.PM, RoleOnProject.DEPUTY, RoleOnProject.MEMBER


def refused(act: Callable[[], Any], rule: str) -> None:
    with pytest.raises(Refusal) as caught:
        act()
    assert rule in [each.rule for each in caught.value.unmet]


def submit(world: World, deliverable: Deliverable, **typed: Any) -> Submission:
    return actions.submit_deliverable(world.actor(MEMBER), deliverable, **typed)


def test_a_submission_is_sealed_over_everything_that_belongs_to_it(world: World) -> None:
    first = submission_of(submitted(world))
    told = {
        "description": first.description,
        "links": first.links,
        "files": first.files,
        "documents": first.documents,
    }
    assert first.content_sha256 == queries.seal_of(told)
    assert first.content_sha256 != queries.seal_of({**told, "links": []})
    assert first.files[0]["size"] == len(PROTOCOL)


def test_nothing_is_handed_in_before_its_criteria_are_agreed(world: World) -> None:
    refused(lambda: submit(world, planned(world), **handed_in(world)), "criteria_are_agreed")


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ({"description": " ", "links": ["https://example.org"]}, "submission_holds_something"),
        ({"description": "It."}, "submission_holds_something"),
        ({"description": "It.", "links": ["javascript:alert(1)"]}, "links_are_addresses"),
        ({"description": "It.", "links": ["https://"]}, "links_are_addresses"),
        ({"description": "It.", "links": ["https://[x"]}, "links_are_addresses"),
        ({"description": "It.", "links": ["https://example.org"] * 21}, "links_are_addresses"),
        ({"description": "It.", "files": [("run.exe", b"MZ")]}, "file_is_allowed"),
        ({"description": "It.", "files": [(f"{n}.pdf", PROTOCOL) for n in range(11)]}, "files_are_few"),
        ({"description": "It.", "documents_named": ["No such document"]}, "document_is_approved"),
    ],
)
def test_what_is_handed_in_can_be_looked_at(world: World, typed: dict[str, Any], rule: str) -> None:
    refused(lambda: submit(world, agreed(world), **typed), rule)
    assert not Submission.objects.exists()


def test_an_approved_document_is_handed_in_with_its_hash(world: World) -> None:
    artefact = approved(world)
    project = artefact.project
    deliverable = actions.plan_deliverable(world.actor(PM), project, **wanted(world))
    actions.add_criterion(world.actor(PM), deliverable, **CRITICAL)
    made = submit(world, deliverable, description="The charter.", documents_named=[artefact.name.upper()])
    version = artefact.versions.get(number=artefact.approved_number)
    assert made.documents == [
        {"id": artefact.pk, "name": artefact.name, "number": version.number, "sha256": version.sha256}
    ]


def test_a_critical_criterion_is_checked_by_somebody_who_did_not_make_it(world: World) -> None:
    critical, minor = submitted(world).criteria.order_by("number")
    refused(lambda: actions.check_criterion(world.actor(MEMBER), critical, **FOUND), "checker_did_not_make_it")
    actions.check_criterion(world.actor(MEMBER), minor, **FOUND)
    actions.check_criterion(world.actor(DEPUTY), critical, **FOUND)


def test_the_owner_does_not_check_what_another_handed_in(world: World) -> None:
    deliverable = agreed(world)
    actions.submit_deliverable(world.actor(PM), deliverable, **handed_in(world))
    critical = deliverable.criteria.get(critical=True)
    for maker in (MEMBER, PM):
        refused(
            lambda maker=maker: actions.check_criterion(world.actor(maker), critical, **FOUND),
            "checker_did_not_make_it",
        )


def test_the_latest_check_of_the_present_submission_counts(world: World) -> None:
    deliverable = under_test(world, critical=CheckResult.NOT_MET)
    assert queries.delivery_of(deliverable).unmet_critical == (CRITICAL["criterion"],)
    critical = deliverable.criteria.get(critical=True)
    actions.check_criterion(world.actor(DEPUTY), critical, **FOUND)
    assert queries.delivery_of(deliverable).unmet_critical == ()
    actions.rework_deliverable(world.actor(PM), deliverable, reason="A pump leaks")
    submit(world, deliverable, description="Tight.", links=["https://example.org/2"])
    told = queries.delivery_of(Deliverable.objects.get())
    assert len(told.unchecked) == 2, "what was found of the former submission says nothing of this one"
    assert QualityCheck.objects.count() == 3


def test_a_check_says_by_what_it_was_found(world: World) -> None:
    (critical, _) = submitted(world).criteria.order_by("number")
    for typed in ({"result": "met", "evidence": " "}, {"result": "perhaps", "evidence": "Looked"}):
        refused(
            lambda typed=typed: actions.check_criterion(world.actor(DEPUTY), critical, **typed), "result_has_evidence"
        )


def test_criteria_stand_once_something_was_handed_in(world: World) -> None:
    deliverable = submitted(world)
    refused(lambda: actions.add_criterion(world.actor(PM), deliverable, **CRITICAL), "deliverable_is_in")
    criterion = deliverable.criteria.get(critical=True)
    typed = {**CRITICAL, "critical": False, "reason": "Easier"}
    refused(lambda: actions.change_criterion(world.actor(PM), criterion, **typed), "deliverable_is_in")
    refused(lambda: submit(world, deliverable, **handed_in(world)), "deliverable_is_in")


def test_a_work_item_is_of_the_same_project(world: World) -> None:
    typed = {**wanted(world), "work_item_number": 77}
    refused(lambda: actions.plan_deliverable(world.actor(PM), world.project, **typed), "work_item_is_of_the_project")


@pytest.mark.parametrize("role", ["pmo_director", "pmo_analyst", "executive", "auditor", "sponsor", "client_signatory"])
def test_nobody_but_the_team_writes_what_is_delivered(world: World, role: str) -> None:
    deliverable = submitted(world)
    actor, criterion = world.actor(role), deliverable.criteria.get(number=1)
    for act in (
        lambda: actions.plan_deliverable(actor, world.project, **wanted(world)),
        lambda: actions.check_criterion(actor, criterion, **FOUND),
        lambda: actions.rework_deliverable(actor, deliverable, reason="I say so"),
        lambda: actions.submit_deliverable(actor, deliverable, **handed_in(world)),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_the_form_takes_several_files_and_lines(world: World) -> None:
    deliverable = agreed(world)
    people.open_account(OPERATOR, world.people[MEMBER], email="member@example.org")
    visitor = Client()
    visitor.force_login(Account.objects.get(email="member@example.org"), backend=BACKEND)
    files = [SimpleUploadedFile(name, PROTOCOL + name.encode()) for name in ("one.pdf", "two.pdf")]
    typed = {"description": "Both.", "links": "https://example.org/1\n\nhttps://example.org/2", "attached": files}
    address = RESOURCES["deliverables"].url(deliverable, verb="submit")
    answer = visitor.post(address, {**typed, "version": deliverable.version})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    made = Submission.objects.get()
    assert [each["name"] for each in made.files] == ["one.pdf", "two.pdf"]
    assert len(made.links) == 2
    page = visitor.get(f"/submissions/{made.pk}/").content.decode()
    address = f"/submissions/{made.pk}/files/{made.files[1]['sha256']}/"
    assert address in page
    assert visitor.get(address).content == PROTOCOL + b"two.pdf"
    assert Client().get(address).status_code == 302
    assert Deliverable.objects.get().state == DeliverableState.SUBMITTED
