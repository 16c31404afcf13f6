"""The client decides once, within a mandate, about exactly what was asked; everybody and everything else is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from milepost.artefacts.bridge.files import kept
from milepost.closing import actions, queries
from milepost.closing.choices import AcceptanceDecision, AcceptanceState
from milepost.closing.models import Acceptance, AcceptanceLink, SignedNote, SigningKey
from milepost.closing.rules.deciding import Condition
from milepost.closing.rules.notes import sealed_bytes
from milepost.closing.rules.verify_note import trusted_keys, verify_note
from milepost.closing.tests.refusals import fresh, refused
from milepost.kernel import clock
from milepost.kernel.canonical import written
from milepost.kernel.verify import verify
from milepost.planning import actions as planning
from milepost.planning.choices import CheckResult, DeliverableState
from milepost.planning.models import Deliverable, QualityCriterion
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import OPERATOR, World
from tests.suites.samples.ending.acceptance import (
    code_in_mail,
    conditions,
    decided,
    link_in_mail,
    mandated,
    proven,
    requested,
    signed,
    today,
)
from tests.suites.samples.work.deliverables import MINOR, agreed, submitted, under_test

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
PM, SPONSOR, CLIENT = RoleOnProject.PM, RoleOnProject.SPONSOR, RoleOnProject.CLIENT


def keys() -> dict[str, str]:
    return trusted_keys(written(queries.key_file(queries.signing_keys())))


def test_an_accepted_deliverable_has_a_note_that_verifies_as_json_and_as_pdf(world: World) -> None:
    acceptance = signed(world)
    note = SignedNote.objects.get(acceptance=acceptance)
    told = verify_note(sealed_bytes(note.envelope), keys())
    assert told.trusted
    assert told.note["decision"] == AcceptanceDecision.ACCEPT
    assert told.note["content"] == acceptance.content
    assert verify_note(kept(note.pdf_sha256), keys()).note == told.note
    assert Deliverable.objects.get().state == DeliverableState.ACCEPTED
    assert verify().findings == ()


def test_the_pdf_can_be_read_and_says_who_decided_what(world: World) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    note = SignedNote.objects.get(acceptance=signed(world))
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(kept(note.pdf_sha256)), strict=True).pages)
    assert "Harbour Authority" in text
    assert "At least 40 litres a second" in text


def test_the_note_names_the_two_factors_and_hides_the_address(world: World) -> None:
    note = SignedNote.objects.get(acceptance=signed(world)).envelope["note"]
    assert note["identity"]["factors"] == ["account", "one-time code sent by mail"]
    assert note["identity"]["sent_to"] == "t***@example.org"
    assert world.people[CLIENT].email not in written(note)


def test_notes_of_a_project_are_chained(world: World) -> None:
    signed(world)
    asked = actions.request_project_acceptance(world.actor(PM), world.project)
    decided(world, asked)
    first, second = SignedNote.objects.order_by("number")
    assert second.envelope["note"]["previous_sha256"] == first.sha256
    assert queries.acceptance_standing(world.project.pk).complete


def test_the_signatory_is_mailed_a_copy_that_verifies(world: World) -> None:
    signed(world)
    name, content, kind = mail.outbox[-1].attachments[0]
    assert (name, kind) == ("acceptance-note-1.json", "application/json")
    assert verify_note(content if isinstance(content, bytes) else content.encode(), keys()).trusted


def test_a_replayed_signature_is_refused(world: World) -> None:
    acceptance = requested(world)
    proof = proven(world, acceptance)
    typed = {"decision": "accept", "name": world.people[CLIENT].name, "proof": proof}
    stale = fresh(acceptance)
    actions.sign_acceptance(world.actor(CLIENT), acceptance, **typed)
    refused(lambda: actions.sign_acceptance(world.actor(CLIENT), fresh(acceptance), **typed), "acceptance_waits")
    refused(lambda: actions.sign_acceptance(world.actor(CLIENT), stale, **typed), "content_is_what_was_requested")
    assert SignedNote.objects.count() == 1


def test_of_two_who_decide_about_the_project_at_once_the_second_finds_it_decided(world: World) -> None:
    signed(world)
    asked = actions.request_project_acceptance(world.actor(PM), world.project)
    stale = fresh(asked)
    proof = proven(world, asked)
    typed = {"name": world.people[CLIENT].name, "proof": proof}
    actions.sign_acceptance(world.actor(CLIENT), asked, decision="accept", **typed)
    refused(
        lambda: actions.sign_acceptance(world.actor(CLIENT), stale, decision="reject", reasons="No.", **typed),
        "record_is_as_you_saw_it",
    )
    assert SignedNote.objects.count() == 2


def test_an_expired_request_is_refused_on_the_day_after_its_last(world: World) -> None:
    acceptance = requested(world)
    day = acceptance.expires_on - today()
    with clock.at(clock.now() + day):
        assert actions.send_code.verdict(world.actor(CLIENT), acceptance) is None
    with clock.at(clock.now() + day + timedelta(days=1)):
        refused(lambda: actions.send_code(world.actor(CLIENT), acceptance), "request_has_not_expired")
        assert not queries.waits_for(world.people[CLIENT].pk)


def test_a_request_is_void_once_its_content_changed(world: World) -> None:
    acceptance = requested(world)
    proof = proven(world, acceptance)
    deliverable = Deliverable.objects.get()
    critical = QualityCriterion.objects.get(deliverable=deliverable, critical=True)
    found = {"result": CheckResult.MET, "evidence": "Measured once more"}
    planning.check_criterion(world.actor(RoleOnProject.DEPUTY), critical, **found)
    typed = {"decision": "accept", "name": world.people[CLIENT].name, "proof": proof}
    refused(
        lambda: actions.sign_acceptance(world.actor(CLIENT), fresh(acceptance), **typed),
        "content_is_what_was_requested",
    )
    assert queries.standings([acceptance])[acceptance.pk].words == "Void: the content has changed"


def test_a_request_is_void_once_the_deliverable_was_taken_back_and_a_new_one_takes_its_place(world: World) -> None:
    former = requested(world)
    refused(lambda: actions.request_acceptance(world.actor(PM), Deliverable.objects.get()), "no_request_waits")
    planning.rework_deliverable(world.actor(PM), Deliverable.objects.get(), reason="A pump leaks")
    refused(lambda: actions.send_code(world.actor(CLIENT), fresh(former)), "content_is_what_was_requested")
    refused(lambda: actions.request_acceptance(world.actor(PM), Deliverable.objects.get()), "submission_is_under_test")
    deliverable = Deliverable.objects.get()
    planning.submit_deliverable(world.actor(PM), deliverable, description="Tight now.", links=["https://example.org/2"])
    for criterion in QualityCriterion.objects.all():
        planning.check_criterion(
            world.actor(RoleOnProject.DEPUTY), criterion, result=CheckResult.MET, evidence="Looked at"
        )
    later = actions.request_acceptance(world.actor(PM), Deliverable.objects.get())
    assert (fresh(former).state, later.state) == (AcceptanceState.VOID, AcceptanceState.REQUESTED)


def test_content_that_was_edited_behind_the_ledger_is_not_signed_and_the_ledger_finds_it(world: World) -> None:
    acceptance = requested(world)
    proof = proven(world, acceptance)
    Acceptance.objects.filter(pk=acceptance.pk).update(content={**acceptance.content, "kind": "other"})
    typed = {"decision": "accept", "name": world.people[CLIENT].name, "proof": proof}
    refused(lambda: actions.sign_acceptance(world.actor(CLIENT), fresh(acceptance), **typed), "content_is_as_sealed")
    assert verify().findings


@pytest.mark.parametrize("decision", [AcceptanceDecision.ACCEPT, AcceptanceDecision.CONDITIONAL])
def test_nothing_is_accepted_while_a_critical_criterion_is_not_met(world: World, decision: str) -> None:
    acceptance = requested(world, critical=CheckResult.NOT_MET)
    more = {"conditions": conditions()} if decision == AcceptanceDecision.CONDITIONAL else {}
    refused(lambda: decided(world, acceptance, decision, **more), "critical_criteria_are_met")
    assert Deliverable.objects.get().state == DeliverableState.UNDER_TEST


def test_what_is_not_met_can_be_rejected_with_reasons_and_goes_into_rework(world: World) -> None:
    acceptance = requested(world, critical=CheckResult.NOT_MET)
    refused(lambda: decided(world, acceptance, AcceptanceDecision.REJECT), "rejection_has_reasons")
    done = decided(world, fresh(acceptance), AcceptanceDecision.REJECT, reasons="38 litres are too few.")
    assert done.state == AcceptanceState.REFUSED
    planning.rework_deliverable(world.actor(PM), Deliverable.objects.get(), reason="Rejected")
    assert Deliverable.objects.get().state == DeliverableState.REWORK


def test_everything_is_checked_before_the_client_is_asked(world: World) -> None:
    mandated(world)
    refused(lambda: actions.request_acceptance(world.actor(PM), submitted(world)), "submission_is_under_test")
    deliverable = Deliverable.objects.get()
    critical = QualityCriterion.objects.get(deliverable=deliverable, critical=True)
    planning.check_criterion(world.actor(RoleOnProject.DEPUTY), critical, result=CheckResult.MET, evidence="Protocol")
    told = refused(
        lambda: actions.request_acceptance(world.actor(PM), Deliverable.objects.get()), "every_criterion_is_checked"
    )
    assert MINOR["criterion"] in told.unmet[0].missing


def test_who_signs_types_their_name_and_the_code_of_the_mail(world: World) -> None:
    acceptance = requested(world)
    client = world.actor(CLIENT)
    typed = {"decision": "accept", "name": world.people[CLIENT].name}
    refused(lambda: actions.sign_acceptance(client, fresh(acceptance), **typed, proof=""), "identity_is_proven")
    refused(lambda: actions.sign_acceptance(client, fresh(acceptance), **typed, proof="ab"), "identity_is_proven")
    proof = proven(world, acceptance)
    wrong = {**typed, "name": "Somebody Else"}
    refused(lambda: actions.sign_acceptance(client, fresh(acceptance), **wrong, proof=proof), "name_is_the_signatorys")
    with clock.at(clock.now() + timedelta(minutes=21)):
        refused(lambda: actions.sign_acceptance(client, fresh(acceptance), **typed, proof=proof), "identity_is_proven")
    actions.sign_acceptance(client, fresh(acceptance), **{**typed, "name": typed["name"].upper()}, proof=proof)


def test_a_code_is_good_once_for_some_minutes_and_for_few_tries(world: World) -> None:
    acceptance = requested(world)
    client = world.actor(CLIENT)
    assert actions.try_code(client, acceptance, code="00000000") == "", "none was sent"
    actions.send_code(client, fresh(acceptance))
    code = code_in_mail()
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert actions.try_code(client, acceptance, code=code) == ""
    actions.send_code(client, fresh(acceptance))
    wrong = "00000000" if code_in_mail() != "00000000" else "11111111"
    for _ in range(5):
        assert actions.try_code(client, acceptance, code=wrong) == ""
    assert actions.try_code(client, acceptance, code=code_in_mail()) == "", "the tries are used up"
    actions.send_code(client, fresh(acceptance))
    good = code_in_mail()
    assert actions.try_code(client, acceptance, code=f" {good[:4]} {good[4:]} ")
    assert actions.try_code(client, acceptance, code=good) == "", "a code is used once"


def test_at_most_five_codes_are_sent_in_an_hour(world: World) -> None:
    acceptance = requested(world)
    for _ in range(5):
        actions.send_code(world.actor(CLIENT), fresh(acceptance))
    refused(lambda: actions.send_code(world.actor(CLIENT), fresh(acceptance)), "codes_are_few")
    with clock.at(clock.now() + timedelta(minutes=61)):
        actions.send_code(world.actor(CLIENT), fresh(acceptance))


@pytest.mark.parametrize(
    ("decision", "typed"),
    [
        ("accept_with_conditions", []),
        ("accept_with_conditions", [Condition("", None)]),
        ("accept_with_conditions", [Condition("Paint it", None)]),
        ("accept_with_conditions", [Condition(" ", clock.today())]),
        ("accept_with_conditions", [Condition("Paint it", clock.today() - timedelta(days=2))]),
        ("accept", [Condition("Paint it", clock.today() + timedelta(days=2))]),
        ("maybe", []),
    ],
)
def test_conditions_say_what_and_by_when_where_they_belong(world: World, decision: str, typed: list[Condition]) -> None:
    rule = "decision_is_known" if decision == "maybe" else "conditions_fit_the_decision"
    refused(lambda: decided(world, requested(world), decision, conditions=typed), rule)


def test_neither_link_nor_code_stands_in_database_or_ledger(world: World) -> None:
    from milepost.kernel.models import LedgerEntry

    acceptance = requested(world)
    token = link_in_mail()
    proof = proven(world, acceptance)
    told = "\n".join(LedgerEntry.objects.values_list("body", flat=True))
    stored = "\n".join(str(each) for each in AcceptanceLink.objects.values_list())
    for secret in (token, code_in_mail(), proof):
        assert secret not in told
        assert secret not in stored


def test_a_request_that_cannot_be_mailed_changes_nothing(world: World, settings: Any) -> None:
    mandated(world)
    deliverable = under_test(world)
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1", 1,
    )  # fmt: skip
    refused(lambda: actions.request_acceptance(world.actor(PM), deliverable), "mail_went_out")
    assert not Acceptance.objects.exists()


def test_a_signatory_without_an_address_is_not_asked(world: World) -> None:
    mandated(world)
    deliverable = under_test(world)
    type(world.people[CLIENT]).objects.filter(pk=world.people[CLIENT].pk).update(email="")
    refused(lambda: actions.request_acceptance(world.actor(PM), deliverable), "signatory_can_be_reached")


def test_the_project_is_accepted_after_each_of_its_deliverables(world: World) -> None:
    mandated(world)
    refused(lambda: actions.request_project_acceptance(world.actor(PM), world.project), "all_deliverables_are_accepted")
    signed(world)
    agreed(world)
    told = refused(
        lambda: actions.request_project_acceptance(world.actor(PM), world.project), "all_deliverables_are_accepted"
    )
    assert "D-2 Pump station" in told.unmet[0].missing


def test_a_deliverable_planned_after_the_request_voids_the_projects_acceptance(world: World) -> None:
    signed(world)
    asked = actions.request_project_acceptance(world.actor(PM), world.project)
    agreed(world)
    refused(lambda: actions.send_code(world.actor(CLIENT), fresh(asked)), "content_is_what_was_requested")


def test_a_replaced_key_stays_known_and_the_next_note_is_sealed_with_the_new_one(world: World) -> None:
    first = signed(world)
    actions.replace_signing_key(OPERATOR, reason="Once a year")
    second = decided(world, actions.request_project_acceptance(world.actor(PM), world.project))
    used = [SignedNote.objects.get(acceptance=each).key_id for each in (first, second)]
    assert len(set(used)) == 2
    assert SigningKey.objects.filter(retired_at=None).count() == 1
    for note in SignedNote.objects.all():
        assert verify_note(sealed_bytes(note.envelope), keys()).trusted


def test_the_private_key_is_the_owners_alone_and_without_it_nothing_is_signed(world: World, settings: Any) -> None:
    signed(world)
    file = settings.SIGNING_KEYS / f"{SigningKey.objects.get().key_id}.key"
    assert file.stat().st_mode & 0o777 == 0o600
    aside = file.rename(file.with_suffix(".aside"))
    asked = actions.request_project_acceptance(world.actor(PM), world.project)
    refused(lambda: decided(world, asked), "signing_key_is_here")
    assert fresh(asked).state == AcceptanceState.REQUESTED
    aside.rename(file)
