"""What is typed over can be undone, edited in its cell, and compared with what stood before; for every noun."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django import forms
from django.test import Client

from milepost.kernel import clock
from milepost.kernel.history import history_of
from milepost.kernel.models import LedgerEntry
from milepost.reporting.tests.story import Story
from milepost.surface.answers.undoing import typed_before
from milepost.surface.resource import CHANGE, Resource, Verb
from tests.suites.ground.lived_in import EVERYBODY, signed_in
from tests.suites.ground.nouns import NOUNS, READER, first_record

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

SAID = "Said anew"


def change_of(resource: Resource[Any]) -> Verb | None:
    return next((verb for verb in resource.verbs if verb.name == CHANGE and verb.version is not None), None)


CHANGED = [each for each in NOUNS if change_of(each.values[0])]


def open_to_somebody(resource: Resource[Any], verb: Verb, story: Story) -> tuple[Any, str]:
    """Return the first record that somebody may change, and who."""
    with clock.at(story.now):
        return next(
            (record, role)
            for record in resource.visible(story.actor(READER)).order_by("pk")
            for role in EVERYBODY
            if verb.refusal(story.actor(role), record) is None
        )


def text_field(verb: Verb, record: Any) -> str:
    """Return a field of the form that is a text of the record itself."""
    stored = {field.attname for field in record._meta.concrete_fields} - {"code"}
    return next(
        name for name, field in verb.form.base_fields.items() if type(field) is forms.CharField and name in stored
    )


def stated(record: Any) -> dict[str, Any]:
    fresh = type(record)._default_manager.get(pk=record.pk)
    return {
        field.attname: getattr(fresh, field.attname)
        for field in record._meta.concrete_fields
        if field.attname not in {"version", "reviewed_on"}
    }


def undo_address(client: Client, page: str) -> str:
    found = re.search(r'action="([^"]+/undo/)"', client.get(page).content.decode())
    return found.group(1) if found else ""


class Changed:
    """A record that somebody who may has just changed through its form."""

    def __init__(self, resource: Resource[Any], story: Story) -> None:
        verb = change_of(resource)
        assert verb is not None
        self.resource, self.verb = resource, verb
        self.record, self.role = open_to_somebody(resource, verb, story)
        self.client, self.before = signed_in(story, self.role), stated(self.record)
        self.field = text_field(verb, self.record)
        typed = typed_before(verb, self.record)
        assert typed is not None, "what stands there fits the form"
        self.typed = {**typed, self.field: [SAID]}
        self.page = resource.url(self.record)
        self.address = resource.url(self.record, verb=CHANGE)

    def send(self, only: str = "", **headers: str) -> Any:
        version = type(self.record)._default_manager.get(pk=self.record.pk).version
        address = f"{self.address}?only={only}" if only else self.address
        return self.client.post(address, {**self.typed, "version": version}, headers=headers)


@pytest.fixture
def changed(request: pytest.FixtureRequest, story: Story) -> Changed:
    return Changed(request.param, story)


every_noun = pytest.mark.parametrize(
    "changed", [each.values[0] for each in CHANGED], indirect=True, ids=lambda r: r.slug
)


def test_there_are_nouns_that_are_typed_over() -> None:
    assert len(CHANGED) >= 5


@every_noun
def test_a_change_is_undone_by_an_act_of_its_own_and_done_again_by_another(changed: Changed) -> None:
    assert changed.send().status_code == 302
    assert stated(changed.record)[changed.field] == SAID
    address = undo_address(changed.client, changed.page)
    assert changed.client.post(address).status_code == 302
    assert stated(changed.record) == changed.before
    again = undo_address(changed.client, changed.page)
    assert changed.client.post(again).status_code == 302
    assert stated(changed.record)[changed.field] == SAID
    acts = [step.verb for step in history_of(changed.record)]
    assert acts.count(changed.verb.action.name) >= 3, "nothing is taken out of the ledger"


@every_noun
def test_an_undo_over_what_somebody_else_changed_since_is_refused(changed: Changed, story: Story) -> None:
    changed.send()
    address = undo_address(changed.client, changed.page)
    other = {**changed.typed, changed.field: ["Somebody else was here"]}
    version = type(changed.record)._default_manager.get(pk=changed.record.pk).version
    assert signed_in(story, changed.role).post(changed.address, {**other, "version": version}).status_code == 302
    answer = changed.client.post(address)
    assert answer.status_code == 409
    assert stated(changed.record)[changed.field] == "Somebody else was here"
    twice = changed.client.post(address)
    assert (twice.status_code, b"Only the change that you made last" in twice.content) == (422, True)


@every_noun
def test_a_cell_shows_one_field_and_sends_the_others_along(changed: Changed) -> None:
    form = changed.client.get(f"{changed.address}?only={changed.field}", headers={"HX-Request": "true"})
    page = form.content.decode()
    assert "<html" not in page
    shown = re.findall(r'<(?:input type="(?!hidden)|select|textarea)[^>]*name="(\w+)"', page)
    assert shown == [changed.field]
    answer = changed.send(only=changed.field, **{"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (200, "true")
    assert stated(changed.record) == {**changed.before, changed.field: SAID}


@every_noun
def test_a_cell_is_not_offered_and_not_taken_from_who_may_not(changed: Changed, story: Story) -> None:
    verb, record = changed.verb, changed.record
    with clock.at(story.now):
        sees = {
            role: changed.resource.visible(story.actor(role)).filter(pk=record.pk).exists()
            for role in EVERYBODY
            if verb.refusal(story.actor(role), record) is not None
        }
    assert sees
    for role, seen in sees.items():
        client = signed_in(story, role)
        assert f'href="{changed.address}?only=' not in client.get(changed.resource.url()).content.decode(), role
        answer = client.post(f"{changed.address}?only={changed.field}", changed.typed, headers={"HX-Request": "true"})
        assert answer.status_code == (403 if seen else 404), role
        assert (b"mp-refusal" in answer.content) is seen
    assert stated(record) == changed.before


@every_noun
def test_a_page_compared_with_an_earlier_day_says_what_was_otherwise(changed: Changed, story: Story) -> None:
    day = clock.today()
    with clock.at(clock.now() + timedelta(days=3)):
        changed.send()
    with clock.at(clock.now() + timedelta(days=4)):
        resource = changed.resource
        for address, names in ((changed.page, resource.facts or resource.shown), (resource.url(), resource.shown)):
            page = changed.client.get(f"{address}?since={day}").content.decode()
            assert "Compared with" in page
            told = '<span class="mp-was">was ' in page
            assert told or changed.field not in {resource.column(name).path for name in names}, address
        assert changed.client.get(f"{changed.page}?since={clock.today()}").status_code == 422
        new = changed.client.get(f"{changed.resource.url()}?since=2001-01-01").content.decode()
        assert "new since" in new


def test_a_forged_undo_changes_nothing(story: Story) -> None:
    entries = LedgerEntry.objects.count()
    client = signed_in(story, "pm")
    for resource in (each.values[0] for each in CHANGED):
        record = first_record(resource, story)
        assert client.post(f"{resource.url(record)}undo/").status_code in {404, 422}
        assert client.get(f"{resource.url(record)}undo/").status_code == 405
    assert LedgerEntry.objects.count() == entries
