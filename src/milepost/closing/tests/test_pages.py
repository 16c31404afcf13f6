"""The client's pages: a link without an account, looking that changes nothing, doors that do not open, the home."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from milepost.closing import actions
from milepost.closing.choices import AcceptanceState
from milepost.closing.models import Acceptance, SignedNote
from milepost.closing.rules.verify_note import verify_note
from milepost.kernel import clock
from milepost.kernel.models import LedgerEntry
from milepost.people import actions as people
from milepost.people.models import Account
from milepost.planning import actions as planning
from milepost.planning.models import Deliverable
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.lived_in import BACKEND
from tests.suites.ground.world import OPERATOR, World
from tests.suites.samples.ending.acceptance import code_in_mail, link_in_mail, requested, signed
from tests.suites.samples.ending.closing import all_is_told, scheduled, sealed
from tests.suites.samples.work.deliverables import CRITICAL, PROTOCOL

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
PM, CLIENT = RoleOnProject.PM, RoleOnProject.CLIENT
UNKNOWN = "f" * 64


def signed_in(world: World, role: str) -> Client:
    address = f"{role.replace('_', '-')}@example.org"
    if not Account.objects.filter(email=address).exists():
        people.open_account(OPERATOR, world.people[role], email=address)
    client = Client()
    client.force_login(Account.objects.get(email=address), backend=BACKEND)
    return client


def typed(world: World, code: str, **more: str) -> dict[str, str]:
    return {"decision": "accept", "name": world.people[CLIENT].name, "code": code, **more}


def test_a_client_without_an_account_looks_asks_for_a_code_and_signs(world: World) -> None:
    acceptance = requested(world)
    address, visitor = f"/sign/{link_in_mail()}/", Client()
    page = visitor.get(address)
    told = page.content.decode()
    assert page.status_code == 200
    for expected in (
        CRITICAL["criterion"],
        "Protocol of 3 May",
        acceptance.content_sha256,
        "Please decide.",
        "protocol.pdf",
    ):
        assert expected in told
    assert visitor.post(f"{address}code/").headers["Location"].endswith("#decide")
    answer = visitor.post(address, typed(world, code_in_mail()))
    assert answer.status_code == 302
    assert Acceptance.objects.get().state == AcceptanceState.SIGNED
    assert SignedNote.objects.get().envelope["note"]["identity"]["factors"][0] == "link sent by mail"
    assert "the link is used up" in visitor.get(address).content.decode()


def test_looking_changes_nothing_and_is_not_kept(world: World) -> None:
    requested(world)
    address, visitor = f"/sign/{link_in_mail()}/", Client()
    entries = LedgerEntry.objects.count()
    for _ in range(2):
        page = visitor.get(address)
    visitor.head(address)
    assert visitor.get(f"{address}code/").status_code == 405
    assert LedgerEntry.objects.count() == entries
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert not visitor.session.keys()


def test_the_client_sees_what_was_handed_in_and_nothing_else(world: World) -> None:
    requested(world)
    address, visitor = f"/sign/{link_in_mail()}/", Client()
    sha256 = Deliverable.objects.get().submissions.get().files[0]["sha256"]
    answer = visitor.get(f"{address}files/{sha256}/")
    assert answer.content == PROTOCOL
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert visitor.get(f"{address}files/{'0' * 64}/").status_code == 404
    assert visitor.get(f"{address}documents/0/").status_code == 404
    assert visitor.get(f"/sign/{UNKNOWN}/files/{sha256}/").status_code == 404


@pytest.mark.parametrize("token", [UNKNOWN, "x", "F" * 64, "0" * 63, "%00" * 64, "a" * 5000])
def test_a_forged_link_opens_nothing(world: World, token: str) -> None:
    requested(world)
    assert Client().get(f"/sign/{token}/").status_code == 404
    assert Client().post(f"/sign/{token}/", typed(world, "12345678")).status_code == 404
    assert Client().post(f"/sign/{token}/code/").status_code == 404


def test_an_expired_link_shows_no_content_and_decides_nothing(world: World) -> None:
    acceptance = requested(world)
    address, visitor = f"/sign/{link_in_mail()}/", Client()
    visitor.post(f"{address}code/")
    sha256 = Deliverable.objects.get().submissions.get().files[0]["sha256"]
    with clock.at(clock.now() + timedelta(days=60)):
        page = visitor.get(address)
        assert page.status_code == 410
        assert CRITICAL["criterion"] not in page.content.decode()
        assert visitor.get(f"{address}files/{sha256}/").status_code == 404
        answer = visitor.post(address, typed(world, code_in_mail()))
    assert answer.status_code == 422
    assert "request_has_not_expired" in answer.content.decode()
    assert Acceptance.objects.get(pk=acceptance.pk).state == AcceptanceState.REQUESTED


def test_a_voided_link_says_so_and_decides_nothing(world: World) -> None:
    requested(world)
    address, visitor = f"/sign/{link_in_mail()}/", Client()
    visitor.post(f"{address}code/")
    planning.rework_deliverable(world.actor(PM), Deliverable.objects.get(), reason="A pump leaks")
    assert visitor.get(address).status_code == 410
    answer = visitor.post(address, typed(world, code_in_mail()))
    assert (answer.status_code, "content_is_what_was_requested" in answer.content.decode()) == (422, True)


def test_a_link_that_was_used_decides_nothing_more(world: World) -> None:
    requested(world)
    address, visitor = f"/sign/{link_in_mail()}/", Client()
    visitor.post(f"{address}code/")
    code = code_in_mail()
    visitor.post(address, typed(world, code))
    again = visitor.post(address, typed(world, code, decision="reject", reasons="No."))
    assert (again.status_code, "acceptance_waits" in again.content.decode()) == (422, True)
    assert SignedNote.objects.count() == 1


def test_a_new_link_closes_the_one_before_it(world: World) -> None:
    acceptance = requested(world)
    former = link_in_mail()
    actions.send_link_again(world.actor(PM), acceptance)
    assert Client().get(f"/sign/{former}/").status_code == 404
    assert Client().get(f"/sign/{link_in_mail()}/").status_code == 200


def test_a_wrong_code_is_refused_and_keeps_what_was_typed(world: World) -> None:
    requested(world)
    address, visitor = f"/sign/{link_in_mail()}/", Client()
    visitor.post(f"{address}code/")
    wrong = "00000000" if code_in_mail() != "00000000" else "11111111"
    answer = visitor.post(address, typed(world, wrong, reasons="Because it runs."))
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "identity_is_proven" in told
    assert "Because it runs." in told


def test_who_proved_themselves_need_not_again_when_something_else_was_wrong(world: World) -> None:
    requested(world)
    address, visitor = f"/sign/{link_in_mail()}/", Client()
    visitor.post(f"{address}code/")
    first = visitor.post(address, typed(world, code_in_mail(), decision="reject"))
    assert "rejection_has_reasons" in first.content.decode()
    assert "You have proven who you are" in first.content.decode()
    stranger = Client().post(address, typed(world, "", decision="reject", reasons="Too few."))
    assert stranger.status_code == 422, "another browser has proven nothing"
    assert "Send me a code" in stranger.content.decode()
    second = visitor.post(address, typed(world, "", decision="reject", reasons="Too few."))
    assert second.status_code == 302
    assert Acceptance.objects.get().state == AcceptanceState.REFUSED


def test_a_proof_that_is_too_old_is_asked_for_again(world: World) -> None:
    requested(world)
    address, visitor = f"/sign/{link_in_mail()}/", Client()
    visitor.post(f"{address}code/")
    visitor.post(address, typed(world, code_in_mail(), decision="reject"))
    with clock.at(clock.now() + timedelta(minutes=21)):
        answer = visitor.post(address, typed(world, "", decision="reject", reasons="Too few."))
    assert (answer.status_code, "Send me a code" in answer.content.decode()) == (422, True)


def test_nothing_is_decided_before_the_client_chooses(world: World) -> None:
    requested(world)
    page = Client().get(f"/sign/{link_in_mail()}/").content.decode()
    assert 'type="radio"' in page
    assert "checked" not in page.partition('id="decide"')[2]


def test_conditions_are_typed_row_by_row(world: World) -> None:
    requested(world)
    address, visitor = f"/sign/{link_in_mail()}/", Client()
    visitor.post(f"{address}code/")
    day = (clock.today() + timedelta(days=30)).isoformat()
    rows = {"condition_2": "Paint the railing", "due_2": day}
    answer = visitor.post(address, typed(world, code_in_mail(), decision="accept_with_conditions", **rows))
    assert answer.status_code == 302
    assert str(Acceptance.objects.get().conditions.get().due_date) == day


def test_a_form_of_another_site_signs_nothing(world: World) -> None:
    requested(world)
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/sign/{link_in_mail()}/", typed(world, "12345678")).status_code == 403
    assert strict.post(f"/sign/{link_in_mail()}/code/").status_code == 403


def test_a_signatory_who_is_signed_in_decides_from_their_home(world: World) -> None:
    acceptance = requested(world)
    visitor = signed_in(world, CLIENT)
    home = visitor.get("/").content.decode()
    assert f"/signing/{acceptance.pk}/" in home
    assert CRITICAL["criterion"] in home
    assert 'id="my-projects"' not in home
    visitor.post(f"/signing/{acceptance.pk}/code/")
    assert visitor.post(f"/signing/{acceptance.pk}/", typed(world, code_in_mail())).status_code == 302
    after = visitor.get("/").content.decode()
    assert "Nothing waits for you" in after
    assert f"/acceptances/{acceptance.pk}/" in after


def test_the_page_of_the_signatory_is_not_there_for_others(world: World) -> None:
    acceptance = requested(world)
    for role in ("pm", "sponsor", "pmo_director", "partner", "nobody"):
        assert signed_in(world, role).get(f"/signing/{acceptance.pk}/").status_code == 404
    answer = Client().get(f"/signing/{acceptance.pk}/")
    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]


def test_notes_are_handed_to_who_sees_the_acceptance_and_keys_to_everybody(world: World) -> None:
    acceptance = signed(world)
    for role in ("pm", "pmo_analyst", CLIENT):
        visitor = signed_in(world, role)
        for kind in ("json", "pdf"):
            verify_note(visitor.get(f"/acceptances/{acceptance.pk}/note.{kind}").content)
    for role in ("partner", "nobody"):
        assert signed_in(world, role).get(f"/acceptances/{acceptance.pk}/note.json").status_code == 404
    assert Client().get(f"/acceptances/{acceptance.pk}/note.json").status_code == 302
    key = SignedNote.objects.get().key
    assert key.public_key in Client().get("/signing-keys/").content.decode()
    assert Client().get("/signing-keys/signing-keys.json").json()["keys"][0]["id"] == key.key_id


def test_the_project_says_what_waits_and_for_how_long(world: World) -> None:
    requested(world)
    visitor = signed_in(world, "pm")
    with clock.at(clock.now() + timedelta(days=3)):
        page = visitor.get(f"/projects/{world.project.code}/").content.decode()
    assert "for 3 days" in page
    assert "0 of 1 deliverables" in page


def test_the_page_lets_a_browser_send_its_form_as_of_this_house(world: World) -> None:
    requested(world)
    address = f"/sign/{link_in_mail()}/"
    visitor = Client(enforce_csrf_checks=True)
    page = visitor.get(address)
    assert "no-referrer" not in page.headers["Referrer-Policy"] + page.content.decode(), "a browser sends Origin: null"
    token = {"csrfmiddlewaretoken": visitor.cookies["csrftoken"].value}
    assert visitor.post(f"{address}code/", token, headers={"Origin": "null"}).status_code == 403
    assert visitor.post(f"{address}code/", token, headers={"Origin": "http://testserver"}).status_code == 302


def test_who_closes_a_project_and_so_ends_their_part_is_not_led_to_a_page_that_is_gone(world: World) -> None:
    scheduled(world)
    sealed(world)
    sponsor, address = signed_in(world, RoleOnProject.SPONSOR), f"/projects/{world.project.code}/"
    version = world.project.version
    with all_is_told():
        answer = sponsor.post(
            f"{address}do/close/", {"reason": "It went its whole way", "version": version}, follow=True
        )
    assert world.project.stage == "closed"
    assert sponsor.get(address).status_code == 404, "every part in it has ended"
    assert answer.redirect_chain == [("/projects/", 302)]
    assert answer.status_code == 200
