"""What every noun promises on its pages, whoever declared it."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from typing import Any

import pytest
from django.utils.html import escape
from openpyxl import load_workbook

from milepost.reporting.tests.story import Story
from milepost.surface.cells import sort_key
from milepost.surface.lists.listing import PAGE_SIZE, read_batches
from milepost.surface.lists.sheets import SHEETS
from milepost.surface.models import SavedView
from milepost.surface.resource import Resource
from milepost.surface.views import listing_filters
from tests.suites.ground.lived_in import EVERYBODY, signed_in
from tests.suites.ground.nouns import (
    AUTUMN,
    BEFORE_THE_BEGINNING,
    BELONGING_TO_A_PROJECT,
    NOUNS,
    READER,
    first_record,
    listed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

FOUND_NOTHING = "Nothing matches"
# On PostgreSQL a sheet is asked for once, and the pages of verbs by one reader: who may is asked there by the actions.
WRITTEN_OTHERWISE = pytest.mark.drawing(
    asked_by="tests/suites/test_every_resource.py::test_a_sheet_holds_every_record_of_the_list"
)
SHOWN_TO_OTHERS = pytest.mark.drawing(
    asked_by="tests/suites/test_roles_and_actions.py::test_every_role_is_told_what_the_table_says"
)
EVERY_SHEET = [pytest.param(form, marks=() if form == SHEETS[0] else WRITTEN_OTHERWISE) for form in SHEETS]
EVERY_READER = [pytest.param(role, marks=() if role == READER else SHOWN_TO_OTHERS) for role in EVERYBODY]


@pytest.mark.parametrize("resource", NOUNS)
def test_the_story_has_a_record_of_every_noun(resource: Resource[Any], story: Story) -> None:
    assert listed(resource, story).count, "add one to tests/suites/lived_in.py"


@pytest.mark.parametrize("resource", NOUNS)
def test_a_list_shows_every_column_that_is_asked_for(resource: Resource[Any], story: Story) -> None:
    names = ",".join(column.name for column in resource.columns)
    page = signed_in(story, READER).get(resource.url(), {"columns": names})
    assert page.status_code == 200
    for column in resource.columns:
        assert escape(column.label) in page.content.decode()


@pytest.mark.parametrize("resource", NOUNS)
@pytest.mark.parametrize("moment", [None, AUTUMN], ids=["now", "as of the past"])
def test_every_column_sorts_both_ways_and_keeps_every_record(
    resource: Resource[Any], moment: datetime | None, story: Story
) -> None:
    everything = {row.record.pk for row in listed(resource, story, moment).rows}
    for number, column in enumerate(resource.columns):
        ways = (column.name, f"-{column.name}")
        # the past is read anew for each list, and sorted as computed columns are: one way each is enough there
        for sort in ways if moment is None else ways[number % 2 :][:1]:
            rows = listed(resource, story, moment, sort=sort, columns=column.name).rows
            assert {row.record.pk for row in rows} == everything, column.name
            if column.batch is not None or moment is not None:
                batches = read_batches((column,), [row.record for row in rows], story.actor(READER), moment)
                keys = [sort_key(column.raw(row.record, batches)) for row in rows]
                known = [key for key in keys if key[0] == 0]
                assert known == sorted(known, reverse=sort.startswith("-")), column.name
                assert keys[: len(known)] == known, "the unknown comes last"


@pytest.mark.parametrize("resource", NOUNS)
def test_every_filter_keeps_what_it_names_and_nothing_else(resource: Resource[Any], story: Story) -> None:
    client, whole = signed_in(story, READER), listed(resource, story).count
    for told in listing_filters(resource, story.actor(READER), listed(resource, story).asked):
        if told["name"] in {"q", "group"}:
            continue
        options = [choice["value"] for choice in told.get("choices", [])]
        counts = {option: listed(resource, story, **{told["name"]: option}).count for option in options}
        if options:
            assert sum(counts.values()) <= whole, told["name"]
        for option, count in counts.items():
            past = listed(resource, story, AUTUMN, **{told["name"]: option}).count
            assert (past == 0) == (count == 0), f"{told['name']}={option} as of the past"
        assert FOUND_NOTHING in client.get(resource.url(), {told["name"]: "no such thing"}).content.decode()


@pytest.mark.parametrize("resource", NOUNS)
def test_every_grouping_heads_its_rows(resource: Resource[Any], story: Story) -> None:
    client = signed_in(story, READER)
    for name in resource.group_by:
        for moment, asked in ((None, {}), (AUTUMN, {"as_of": f"{AUTUMN:%Y-%m-%dT%H:%MZ}"})):
            labels = [group.label for group in listed(resource, story, moment, group=name).groups]
            assert labels
            assert len(labels) == len(set(labels)), f"a group of {name} appears twice"
            page = client.get(resource.url(), {"group": name, **asked}).content.decode()
            assert page.count('scope="rowgroup"') == len(labels)


@pytest.mark.parametrize("resource", NOUNS)
def test_the_search_box_finds_a_record_by_its_words(resource: Resource[Any], story: Story) -> None:
    client, record = signed_in(story, READER), first_record(resource, story)
    for column in resource.columns:
        value = column.raw(record, {}) if column.search else None
        words = str(getattr(value, "name", value) or "")
        if words:
            found = listed(resource, story, q=words[:40].upper())
            assert record.pk in {row.record.pk for row in found.rows}, column.name
    assert FOUND_NOTHING in client.get(resource.url(), {"q": "zzzzqqq"}).content.decode()


@pytest.mark.parametrize("resource", NOUNS)
def test_a_view_is_saved_for_its_owner_and_shared_when_asked(resource: Resource[Any], story: Story) -> None:
    mine, colleague = signed_in(story, READER), signed_in(story, "pmo_director")
    names = [column.name for column in resource.columns]
    kept = mine.post(f"/views/{resource.slug}/save/", {"view_name": "Mine", "columns": names[-1], "view_default": "1"})
    assert kept.status_code == 302
    view = SavedView.objects.get()
    opened = mine.get(resource.url()).content.decode()
    assert "Mine" in opened
    assert "Mine" not in colleague.get(resource.url()).content.decode()
    mine.post(f"/views/{resource.slug}/save/", {"view_name": "Mine", "columns": names[-1], "view_shared": "1"})
    assert f"?view={view.pk}" in colleague.get(resource.url()).content.decode()
    colleague.post(f"/views/{resource.slug}/{view.pk}/forget/")
    assert SavedView.objects.filter(pk=view.pk).exists(), "nobody forgets another's view"


@pytest.mark.parametrize("resource", NOUNS)
@pytest.mark.parametrize("form", EVERY_SHEET)
def test_a_sheet_holds_every_record_of_the_list(resource: Resource[Any], form: str, story: Story) -> None:
    answer = signed_in(story, READER).get(resource.url(), {"sheet": form})
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="{resource.slug}.{form}"'
    shown = listed(resource, story)
    assert shown.count <= PAGE_SIZE
    readers = {"csv": _lines_of_csv, "xlsx": _lines_of_xlsx, "json": _lines_of_json}
    lines = readers[form](answer.content)
    firsts = [str(getattr(row.cells[0], "text", "")) for row in shown.rows]
    for first in firsts:
        assert any(first in line for line in lines), first


def _lines_of_csv(content: bytes) -> list[str]:
    return [" ".join(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))]


def _lines_of_xlsx(content: bytes) -> list[str]:
    book = load_workbook(io.BytesIO(content))
    return [" ".join(str(cell) for cell in row) for sheet in book for row in sheet.iter_rows(values_only=True)]


def _lines_of_json(content: bytes) -> list[str]:
    return [json.dumps(json.loads(content), ensure_ascii=False)]


@pytest.mark.parametrize("resource", NOUNS)
def test_a_record_has_its_page_its_history_and_its_answer_in_the_api(resource: Resource[Any], story: Story) -> None:
    client, record = signed_in(story, READER), first_record(resource, story)
    key = getattr(record, resource.key)
    assert client.get(resource.url(record)).status_code == 200
    history = client.get(resource.url(record, page="history")).content.decode()
    assert "mp-history" in history
    told = client.get(f"/api/v1/records/{resource.slug}/{key}").json()
    assert set(told) == {column.name for column in resource.columns}
    rows = client.get(f"/api/v1/records/{resource.slug}").json()
    assert rows["count"] == listed(resource, story).count


@pytest.mark.parametrize("resource", NOUNS)
@pytest.mark.parametrize("role", EVERY_READER)
def test_the_page_of_every_verb_opens_or_says_why_not(resource: Resource[Any], role: str, story: Story) -> None:
    client, actor = signed_in(story, role), story.actor(role)
    for verb in resource.verbs:
        record = None if verb.on_list else resource.visible(actor).order_by("-pk").first()
        if record is None and not verb.on_list:
            continue
        page = client.get(resource.url(record, verb=verb.name))
        assert page.status_code == 200
        closed = verb.refusal(actor, record)
        text = page.content.decode()
        assert ("mp-refusal" in text) == (closed is not None), verb.name
        assert ('class="mp-form"' in text) == (closed is None), verb.name


@pytest.mark.parametrize("resource", NOUNS)
def test_before_the_beginning_there_was_nothing_and_the_page_says_so(resource: Resource[Any], story: Story) -> None:
    client, record = signed_in(story, READER), first_record(resource, story)
    page = client.get(resource.url(), {"as_of": BEFORE_THE_BEGINNING})
    assert page.status_code == 200
    assert "mp-empty" in page.content.decode()
    assert "data-row" not in page.content.decode()
    assert client.get(resource.url(record), {"as_of": BEFORE_THE_BEGINNING}).status_code == 404


@pytest.mark.parametrize("resource", NOUNS)
def test_what_somebody_does_not_see_does_not_exist_for_them(resource: Resource[Any], story: Story) -> None:
    client, actor = signed_in(story, "nobody"), story.actor("nobody")
    seen = set(resource.visible(actor).values_list("pk", flat=True))
    for record in resource.model._base_manager.exclude(pk__in=seen):
        for page in ("detail", "history"):
            assert client.get(resource.url(record, page=page)).status_code == 404
        for verb in resource.verbs:
            if not verb.on_list:
                assert client.get(resource.url(record, verb=verb.name)).status_code == 404
                assert client.post(resource.url(record, verb=verb.name), {}).status_code == 404
        key = getattr(record, resource.key)
        assert client.get(f"/api/v1/records/{resource.slug}/{key}").status_code == 404


@pytest.mark.parametrize("resource", BELONGING_TO_A_PROJECT)
def test_a_person_without_roles_sees_no_fact_of_any_project(resource: Resource[Any], story: Story) -> None:
    assert not resource.visible(story.actor("nobody")).exists()


@pytest.mark.parametrize("resource", NOUNS)
def test_an_address_that_names_nothing_is_not_found_and_never_an_error(resource: Resource[Any], story: Story) -> None:
    client = signed_in(story, READER)
    for key in ("0", "999999", "9" * 30, "-1", "²", "none", "%00", "..%2f..%2fetc%2fpasswd", "x" * 3000):
        assert client.get(f"{resource.url()}{key}/").status_code == 404, key
        assert client.get(f"/api/v1/records/{resource.slug}/{key}").status_code == 404, key


def test_what_is_typed_into_the_search_box_brings_the_hits_alone(story: Story) -> None:
    client, typing = signed_in(story, READER), {"HX-Request": "true"}
    beside = client.get("/search/", {"q": "P-1"}, headers=typing).content.decode()
    assert 'href="/projects/P-1/"' in beside
    assert "<html" not in beside, "a page of its own does not fit under the box"
    assert "Nothing is called" in client.get("/search/", {"q": "zzzzqqq"}, headers=typing).content.decode()
    assert client.get("/search/", {"q": "P"}, headers=typing).content == b"", "an empty answer closes the sheet"
