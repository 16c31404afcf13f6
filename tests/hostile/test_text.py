"""Hostile text in every text field of every form: refused or kept as it is, and harmless wherever it is shown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from openpyxl import load_workbook

from milepost.kernel.verify import verify
from milepost.people.models import Unit
from milepost.reporting.tests.story import Story
from milepost.surface.resource import RESOURCES, Resource
from tests.hostile.pages import every_page
from tests.hostile.typist import FORMULA, HOSTILE, RAW, is_text, typed
from tests.suites.ground.lived_in import EVERYBODY, signed_in
from tests.suites.ground.nouns import NOUNS, READER

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

TAKEN_BY_THE_ACTION = pytest.mark.drawing(
    asked_by="tests/suites/test_hostile_text.py::test_hostile_text_is_stored_as_it_is_or_refused"
)
# PostgreSQL takes no zero byte in a text, so that forms are tried with one on it, too.
NUL, OTHERS = ("nul",), tuple(kind for kind in HOSTILE if kind != "nul")
EVERY_KIND = [pytest.param(NUL, id="nul"), pytest.param(OTHERS, id="the others", marks=TAKEN_BY_THE_ACTION)]


@contextmanager
def undone() -> Iterator[None]:
    """Take back what is written within, so that the next kind of text finds what this one found."""
    before = transaction.savepoint()
    yield
    transaction.savepoint_rollback(before)


def openings(resource: Resource[Any], story: Story) -> Iterator[tuple[Client, str, Any]]:
    """Yield every form of a noun with a text field in it: who may send it at that moment, where, and the form."""
    for verb in resource.verbs:
        if not any(is_text(field) for field in verb.form.base_fields.values()):
            continue
        for role in EVERYBODY:
            actor = story.actor(role)
            seen = [None] if verb.on_list else list(resource.visible(actor).order_by("-pk")[:8])
            record = next((each for each in seen if verb.refusal(actor, each) is None), seen)
            if record is not seen:
                yield signed_in(story, role), resource.url(record, verb=verb.name), verb.form()
                break


def test_a_form_takes_lawful_text_of_this_kind_for_most_nouns(story: Story) -> None:
    """Or the tests of this module would try nothing but refusals."""
    taken = {
        resource.slug
        for resource in list(RESOURCES)
        for number, (client, address, form) in enumerate(openings(resource, story))
        if client.post(address, typed(form, "Plain words", number)).status_code == 302
    }
    assert {"units", "people", "projects", "risks", "issues", "decisions"} <= taken


@pytest.mark.parametrize("resource", NOUNS)
@pytest.mark.parametrize("kinds", EVERY_KIND)
def test_no_form_breaks_on_hostile_text_and_no_page_runs_it(
    resource: Resource[Any], kinds: tuple[str, ...], story: Story
) -> None:
    for number, (client, address, form) in enumerate(openings(resource, story)):
        for kind in kinds:
            with undone():
                send(resource, client, address, typed(form, HOSTILE[kind], number), kind)


def send(resource: Resource[Any], client: Client, address: str, told: dict[str, Any], kind: str) -> None:
    answer = client.post(address, told)
    assert answer.status_code in {302, 403, 409, 422}, f"{kind} at {address}: {answer.status_code}"
    assert "evil" not in answer.cookies
    assert_harmless(answer.content.decode(), address)
    if answer.status_code == 302:
        changed = answer.headers["Location"]
        # only markup could run; every other kind must still leave a page that opens
        for page in (resource.url(), changed, f"{changed}history/") if kind == "markup" else (changed,):
            shown = client.get(page)
            assert shown.status_code in {200, 404}, f"{kind} at {page}: {shown.status_code}"
            assert_harmless(shown.content.decode(), page)
        assert verify().findings == ()


def assert_harmless(page: str, address: str) -> None:
    for raw in RAW:
        assert raw not in page, f"{address} holds {raw}"
    assert "49" not in page or "{{7*7}}" in page or "7*7" not in page, address


def test_a_form_larger_than_any_form_is_refused(story: Story) -> None:
    client = signed_in(story, "pmo_director")
    answer = client.post("/units/new/add/", {"code": "BIG", "name": "x" * 6_000_000})
    assert answer.status_code in {400, 413, 422}
    assert not Unit.objects.filter(code="BIG").exists()


def test_hostile_text_in_a_report_is_shown_as_text_on_every_page(story: Story) -> None:
    pm = signed_in(story, "pm")
    report = story.report(story.open(3))
    parts = {f"text_{part}": HOSTILE["markup"] for part in ("summary", "schedule", "ask")}
    kept = pm.post(
        f"/status-reports/{report.pk}/write/", {"version": report.version, "declared_overall": "red", **parts}
    )
    assert kept.status_code == 302
    reader = signed_in(story, READER)
    for address in every_page(story):
        assert_harmless(reader.get(address).content.decode(), address)


def test_a_search_shows_what_was_searched_as_text(story: Story) -> None:
    client = signed_in(story, READER)
    for text in HOSTILE.values():
        for resource in RESOURCES:
            assert_harmless(client.get(resource.url(), {"q": text[:5000]}).content.decode(), resource.slug)
        assert_harmless(client.get("/search/", {"q": text[:5000]}).content.decode(), "search")


def test_a_hostile_name_of_a_view_is_shown_as_text(story: Story) -> None:
    client = signed_in(story, READER)
    for text in HOSTILE.values():
        assert client.post("/views/units/save/", {"view_name": text, "view_shared": "1"}).status_code == 302
    assert_harmless(signed_in(story, "pmo_director").get("/units/").content.decode(), "/units/")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\uff1d", " ="])
def test_text_that_a_spreadsheet_would_run_is_made_harmless_in_every_sheet(story: Story, start: str) -> None:
    client = signed_in(story, "pmo_director")
    name = f"{start}{FORMULA[1:]}"
    answer = client.post("/units/new/add/", {"code": "CALC", "name": name})
    assert answer.status_code == 302
    stored = Unit.objects.get(code="CALC").name
    lines = list(csv.reader(io.StringIO(client.get("/units/?sheet=csv").content.decode("utf-8-sig"))))
    cells = [cell for line in lines for cell in line if stored.strip() in cell]
    assert cells
    for cell in cells:
        assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\uff1d"}, cell
    book = load_workbook(io.BytesIO(client.get("/units/?sheet=xlsx").content))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if stored.strip() in str(cell.value)]
    assert found
    for cell in found:
        assert cell.data_type == "s", "a text, not a formula"
        assert cell.hyperlink is None
