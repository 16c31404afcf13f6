"""The pages of documents: what a project owes, writing with a check that writes nothing, versions, paper and files."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from milepost.artefacts import actions, queries
from milepost.artefacts.models import Artefact, ArtefactVersion, Attachment, Comment
from milepost.kernel.models import LedgerEntry
from milepost.people import actions as people
from milepost.people.models import Account
from tests.suites.ground.lived_in import BACKEND
from tests.suites.ground.world import OPERATOR, World, add_person
from tests.suites.samples.artefacts import CHARTER, PDF, approved, draft_of, filled, owing, submitted, written

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def signed_in(world: World, role: str) -> Client:
    address = f"{role.replace('_', '-')}@example.org"
    if not Account.objects.filter(email=address).exists():
        people.open_account(OPERATOR, world.people[role], email=address)
    client = Client()
    client.force_login(Account.objects.get(email=address), backend=BACKEND)
    session = client.session
    session["acting_role"] = role
    session.save()
    return client


def typed_for(artefact: Artefact, **changed: str) -> dict[str, Any]:
    texts = {**filled(queries.sheet_of(artefact)), **changed}
    return {f"in-{code}": text for code, text in texts.items()}


def seen(artefact: Artefact) -> int:
    return ArtefactVersion.objects.get(artefact=artefact, number=artefact.number).version


def test_a_project_shows_what_it_owes_in_the_order_of_the_method_and_starts_it(world: World) -> None:
    client = signed_in(world, "pm")
    page = client.get(f"/projects/{owing(world).code}/").content.decode()
    names = [sheet.type.name for sheet in queries.types_for(owing(world))]
    places = [page.index(f">{name}</th>") for name in names]
    assert places == sorted(places)
    answer = client.post(f"/projects/{owing(world).code}/artefacts/{CHARTER}/start/")
    artefact = Artefact.objects.get()
    assert answer.headers["Location"] == f"/artefacts/{artefact.pk}/write/"
    assert f"/artefacts/{artefact.pk}/" in client.get(f"/projects/{owing(world).code}/").content.decode()


def test_nobody_else_is_offered_to_start_and_trying_is_refused(world: World) -> None:
    client = signed_in(world, "pmo_analyst")
    assert "/start/" not in client.get(f"/projects/{owing(world).code}/").content.decode()
    assert client.post(f"/projects/{owing(world).code}/artefacts/{CHARTER}/start/").status_code == 403
    assert not Artefact.objects.exists()


def test_the_writing_page_shows_help_example_and_what_is_missing(world: World) -> None:
    artefact = draft_of(world)
    page = signed_in(world, "pm").get(f"/artefacts/{artefact.pk}/write/").content.decode()
    sheet = queries.sheet_of(artefact)
    for field in sheet.fields:
        assert f'name="in-{field.code}"' in page
    assert "Two sentences that a stranger understands." in page
    assert "Show an example" in page
    assert "Purpose</a>: empty" in page


def test_checking_tells_what_is_missing_and_writes_nothing(world: World) -> None:
    artefact = draft_of(world)
    client, entries = signed_in(world, "pm"), LedgerEntry.objects.count()
    typed = typed_for(artefact, scope_out="", milestones="|".join("abcdefghijklm"))
    beside = client.post(f"/artefacts/{artefact.pk}/check/", typed, headers={"HX-Request": "true"})
    told = beside.content.decode()
    assert beside.status_code == 200
    assert "Out of scope</a>: empty" in told
    assert "A row has at most 12 cells." in told
    assert "<html" not in told
    alone = client.post(f"/artefacts/{artefact.pk}/check/", typed)
    assert alone.status_code == 200
    assert "Out of scope</a>: empty" in alone.content.decode()
    assert typed["in-purpose"] in alone.content.decode(), "without script the whole page comes back, as typed"
    assert LedgerEntry.objects.count() == entries
    assert queries.version_of(artefact).content == {}


def test_a_draft_is_kept_and_a_refusal_keeps_what_was_typed(world: World) -> None:
    artefact = draft_of(world)
    client, address = signed_in(world, "pm"), f"/artefacts/{artefact.pk}/write/"
    typed = typed_for(artefact, scope_out="")
    kept = client.post(address, {**typed, "version": seen(artefact)})
    assert kept.headers["Location"] == address
    assert queries.version_of(artefact).content["purpose"] == typed["in-purpose"]
    typed["in-purpose"] = "Words that are typed anew and must not be lost by a refusal"
    refused = client.post(address, {**typed, "version": seen(artefact), "submit": "1"})
    told = refused.content.decode()
    assert refused.status_code == 422
    assert "Out of scope: empty." in told
    assert typed["in-purpose"] in told
    stale = client.post(address, {**typed, "version": 1})
    assert stale.status_code == 409
    assert typed["in-purpose"] in stale.content.decode()


def test_a_whole_document_is_handed_in_from_the_page(world: World) -> None:
    artefact = draft_of(world)
    client = signed_in(world, "pm")
    typed = {**typed_for(artefact), "version": seen(artefact), "submit": "1"}
    assert client.post(f"/artefacts/{artefact.pk}/write/", typed).status_code == 302
    assert Artefact.objects.get().state == "approvable"
    closed = client.get(f"/artefacts/{artefact.pk}/write/").content.decode()
    assert "This document stands at: ready to approve." in closed


def test_reading_is_confirmed_by_a_form_and_never_by_looking(world: World) -> None:
    artefact = submitted(world)
    client, address = signed_in(world, "sponsor"), f"/artefacts/{artefact.pk}/"
    entries = LedgerEntry.objects.count()
    page = client.get(address).content.decode()
    sha256 = queries.version_of(artefact).sha256
    assert f'name="sha256" value="{sha256}"' in page
    assert LedgerEntry.objects.count() == entries
    approve = {"version": artefact.version}
    early = client.post(f"{address}do/approve/", approve)
    assert early.status_code == 422
    assert "have not read" in early.content.decode()
    unticked = client.post(f"{address}do/confirm-reading/", {"sha256": sha256})
    assert unticked.status_code == 422
    assert client.post(f"{address}do/confirm-reading/", {"sha256": sha256, "read": "on"}).status_code == 302
    assert client.post(f"{address}do/approve/", approve).status_code == 302
    assert Artefact.objects.get().state == "approved"


def test_a_comment_stands_beside_its_field_and_is_resolved(world: World) -> None:
    artefact = submitted(world)
    analyst = signed_in(world, "pmo_analyst")
    typed = {"text": "By when, and for <whom>?", "field": "objectives", "severity": "should"}
    assert analyst.post(f"/artefacts/{artefact.pk}/do/comment/", typed).status_code == 302
    page = analyst.get(f"/artefacts/{artefact.pk}/").content.decode()
    assert "By when, and for &lt;whom&gt;?" in page
    comment = Comment.objects.get()
    pm = signed_in(world, "pm")
    resolved = pm.post(f"/comments/{comment.pk}/do/resolve/", {"resolution": "By June", "version": comment.version})
    assert resolved.status_code == 302
    assert Artefact.objects.get().state == "approvable"


def test_the_difference_of_two_versions_is_shown_by_word(world: World) -> None:
    artefact = actions.reopen_artefact(world.actor("pm"), approved(world), reason="The date moved")
    before = queries.version_of(artefact, 1).content["purpose"]
    typed = {**filled(queries.sheet_of(artefact)), "purpose": f"{before} everywhere"}
    actions.draft_artefact(world.actor("pm"), artefact, content=typed, change_note="Everywhere now")
    client = signed_in(world, "pmo_analyst")
    page = client.get(f"/artefacts/{artefact.pk}/difference/?before=1&after=2").content.decode()
    assert "<ins> everywhere</ins>" in page
    assert "1 field" in page
    same = client.get(f"/artefacts/{artefact.pk}/difference/?before=1&after=1").content.decode()
    assert "both versions say the same" in same
    assert client.get(f"/artefacts/{artefact.pk}/difference/?before=1&after=9").status_code == 404
    assert before in client.get(f"/artefacts/{artefact.pk}/versions/1/").content.decode()


def test_a_version_is_handed_out_on_paper(world: World) -> None:
    artefact = approved(world)
    answer = signed_in(world, "sponsor").get(f"/artefacts/{artefact.pk}/versions/1/pdf/")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("page", ["", "versions/1/", "versions/1/pdf/", "difference/"])
def test_a_version_edited_behind_the_ledgers_back_is_refused_on_every_page(world: World, page: str) -> None:
    artefact = approved(world)
    ArtefactVersion.objects.update(content={"purpose": "Forged"})
    answer = signed_in(world, "pmo_analyst").get(f"/artefacts/{artefact.pk}/{page}")
    assert answer.status_code == 422
    assert "Version 1 of Project Charter is not what was written" in answer.content.decode()


def test_who_does_not_see_the_project_sees_nothing_of_its_documents(world: World) -> None:
    artefact = written(world)
    attachment = actions.attach_file(world.actor("pm"), artefact, name="plan.pdf", content=PDF)
    comment = actions.raise_comment(world.actor("pm"), artefact, text="To myself")
    world.people["stranger"] = add_person("A stranger", world.unit)
    for role in ("nobody", "client_signatory", "stranger"):
        client = signed_in(world, role)
        for address in (
            f"/artefacts/{artefact.pk}/",
            f"/artefacts/{artefact.pk}/write/",
            f"/artefacts/{artefact.pk}/versions/1/",
            f"/artefacts/{artefact.pk}/versions/1/pdf/",
            f"/artefacts/{artefact.pk}/difference/",
            f"/attachments/{attachment.pk}/file/",
            f"/attachments/{attachment.pk}/",
            f"/comments/{comment.pk}/",
        ):
            assert client.get(address).status_code == 404, (role, address)
        assert client.post(f"/artefacts/{artefact.pk}/check/", {}).status_code == 404


def test_a_file_is_attached_and_handed_out_so_that_nothing_in_it_runs(world: World) -> None:
    artefact = draft_of(world)
    client = signed_in(world, "pm")
    sent = {"file": SimpleUploadedFile("Übersicht 1.pdf", PDF), "note": "As agreed"}
    assert client.post(f"/artefacts/{artefact.pk}/do/attach/", sent).status_code == 302
    attachment = Attachment.objects.get()
    answer = client.get(f"/attachments/{attachment.pk}/file/")
    assert answer.content == PDF
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%C3%9Cbersicht%201.pdf"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    removed = client.post(f"/attachments/{attachment.pk}/do/remove/", {"reason": "Wrong one", "version": 1})
    assert removed.status_code == 302
    assert client.get(f"/attachments/{attachment.pk}/file/").status_code == 404


def test_a_file_that_is_not_what_it_says_is_refused_on_the_page(world: World) -> None:
    artefact = draft_of(world)
    sent = {"file": SimpleUploadedFile("plan.pdf", b"MZ\x90 a programme")}
    answer = signed_in(world, "pm").post(f"/artefacts/{artefact.pk}/do/attach/", sent)
    assert answer.status_code == 422
    assert not Attachment.objects.exists()


def test_whoever_oversees_is_told_of_the_same_words_in_another_project(world: World) -> None:
    artefact = submitted(world)
    other = deepcopy(world)
    from tests.suites.ground.world import register, staff

    project = register(other, "P-2")
    staff(other, project)
    twin = actions.start_artefact(world.actor("pm"), project, type_code=CHARTER)
    actions.draft_artefact(world.actor("pm"), twin, content=filled(queries.sheet_of(twin)))
    told = signed_in(world, "pmo_analyst").get(f"/artefacts/{artefact.pk}/").content.decode()
    assert "says the same as in P-2" in told
    assert "says the same as in" not in signed_in(world, "pm").get(f"/artefacts/{artefact.pk}/").content.decode()
