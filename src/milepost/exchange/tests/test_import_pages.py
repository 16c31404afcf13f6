"""Importing through pages: send, read, try, import, see; and who may not."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.exchange.importers.sheet.profile_toml import parse_profile
from milepost.exchange.profile_writing import profile_text
from milepost.exchange.profiles import named_profile, names
from milepost.exchange.tests.import_samples import MACHINE
from milepost.exchange.uploads import Choice
from milepost.kernel.models import Job
from milepost.people import actions as people
from milepost.projects.models import Project

pytestmark = pytest.mark.django_db

SHEET = (
    b"Project name,Department,Reporting date,Finish,Budget,RAG\n"
    b"Harbour <b>wall</b>,Works,2024-03-31,2025-12-31,100,Amber\n"
    b"Bridge,Works,2024-03-31,sometime,200,Green\n"
)


@pytest.fixture
def director(client: Client) -> Client:
    people.set_up_organisation(MACHINE, name="House")
    return signed_in(client, "Dora", "pmo_director")


def signed_in(client: Client, name: str, post: str = "") -> Client:
    person = people.add_person(MACHINE, name=name, email=f"{name.lower()}@example.org")
    if post:
        people.appoint_to_post(MACHINE, person, role=post)
    client.force_login(people.open_account(MACHINE, person, email=person.email))
    return client


def send(client: Client, content: bytes = SHEET, name: str = "ours.csv"):
    return client.post(reverse("exchange:import"), {"sheet": SimpleUploadedFile(name, content)})


def reading_form(client: Client, address: str, **typed: str) -> dict[str, str]:
    form = client.get(address, {"profile": typed.pop("profile", "any-portfolio")}).context["form"]
    given = {"profile": form["profile"].value(), "currency": "EUR"}
    given |= {f"column-{column.index}": column.field or "" for column in form.columns}
    return given | typed


def test_a_sheet_is_sent_read_tried_and_imported(director, django_capture_on_commit_callbacks):
    address = send(director).url
    page = director.get(address, {"profile": "any-portfolio"})
    assert page.status_code == 200
    assert "Harbour &lt;b&gt;wall&lt;/b&gt;" in page.content.decode()
    assert "<b>wall</b>" not in page.content.decode()

    preview = director.post(address, reading_form(director, address, do="preview"))
    assert preview.status_code == 200
    assert {"label": "Can be imported", "value": "2"} in preview.context["figures"]
    assert "sometime" in preview.content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        director.post(address, reading_form(director, address, do="try"))
    assert Project.objects.count() == 0
    trial = director.get(Job.objects.get().result["url"])
    assert "rolled back" in trial.content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        answer = director.post(address, reading_form(director, address, do="import"))
    assert answer.url == reverse("surface:job", args=[Job.objects.latest("pk").pk])
    result = director.get(Job.objects.latest("pk").result["url"])
    assert {"label": "Imported", "value": "2"} in result.context["figures"]
    assert Project.objects.count() == 2
    assert all(each["url"] in result.content.decode() for each in result.context["projects"])


def test_a_column_that_no_profile_knows_can_be_chosen_by_hand(director):
    address = send(director, SHEET.replace(b"Finish", b"Zeitpunkt")).url
    given = reading_form(director, address, do="preview")
    column = next(
        key for key, field in director.get(address).context["form"].fields.items() if field.label == "Zeitpunkt"
    )
    page = director.post(address, {**given, column: "finish_date"})
    assert "finish date" in page.context["sample_names"]


def test_a_reading_can_be_saved_as_a_profile_and_used_for_the_next_sheet(director):
    address = send(director, SHEET.replace(b"Finish", b"Zeitpunkt")).url
    given = reading_form(director, address, do="save", save_as="our-sheet")
    column = next(
        key for key, field in director.get(address).context["form"].fields.items() if field.label == "Zeitpunkt"
    )
    director.post(address, {**given, column: "finish_date"})
    assert "our-sheet" in names()
    saved = named_profile("our-sheet")
    assert saved.rule("finish_date").columns.headers[0] == "Zeitpunkt"
    assert (settings.HOME.folder / "profiles" / "our-sheet.toml").stat().st_mode & 0o077 == 0
    again = director.post(address, {**given, column: "finish_date"})
    assert again.status_code == 422
    (settings.HOME.folder / "profiles" / "our-sheet.toml").unlink()


@pytest.mark.parametrize("name", ["uk-major-projects", "nyc-capital", "canada-it", "any-portfolio"])
def test_a_profile_that_is_written_again_reads_as_it_did(name):
    before = named_profile(name)
    after = parse_profile(profile_text("copy", "", Choice(name)))
    assert (after.fields, after.key, after.period, after.cycle) == (
        before.fields,
        before.key,
        before.period,
        before.cycle,
    )


def test_what_is_no_sheet_is_refused_where_it_is_sent(director):
    page = send(director, b"%PDF-1.7 nothing", "sheet.csv")
    assert page.status_code == 422
    assert "not_a_sheet" in page.content.decode()
    assert send(director, b"").status_code == 422


@pytest.mark.parametrize("post", ["", "executive", "auditor", "resource_manager"])
def test_whoever_is_not_of_the_pmo_cannot_import(client, post):
    people.set_up_organisation(MACHINE, name="House")
    refused = send(signed_in(client, "Nora", post))
    assert refused.status_code == 403
    assert client.get(reverse("exchange:import")).status_code == 403
    assert Project.objects.count() == 0


def test_a_sheet_that_somebody_else_sent_does_not_exist_here(director, django_capture_on_commit_callbacks):
    address = send(director).url
    other = signed_in(Client(), "Otto", "pmo_director")
    assert other.get(address).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        director.post(address, reading_form(director, address, do="import"))
    assert other.get(Job.objects.get().result["url"]).status_code == 404


def test_nobody_imports_without_signing_in(client):
    assert client.get(reverse("exchange:import")).status_code == 302
    assert client.get("/import/../../etc/passwd/").status_code in (302, 404)
