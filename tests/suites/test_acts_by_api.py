"""Whatever a form offers the API does, by the same form and with the same refusals; nobody declares it twice."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from milepost.api.own_pages import OWN_PAGES
from milepost.config.api import api
from milepost.kernel.actions import ACTIONS
from milepost.kernel.models import LedgerEntry
from milepost.kernel.policy import OPERATOR
from milepost.reporting.tests.story import Story
from milepost.risks.models import Risk
from milepost.surface.resource import RESOURCES, Resource
from tests.suites.ground.lived_in import BACKEND, account_of, signed_in
from tests.suites.ground.nouns import NOUNS, READER, first_record

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

RECORDS = "/api/v1/records"
RISK = {"title": "Rain", "probability_share": 30, "response": "reduce"}
ON_A_PAGE_OF_THE_HOUSE = {
    "exchange.import_sheet": "sent from the page of imports, which tries it first",
    "people.change_identity": "typed in the settings",
    "people.close_account": "done by the operator or an administrator at the command line",
    "reporting.record_pack": "a job does it",
}
BY_NO_PAGE_YET = frozenset({
    "finance.rebaseline_costs", "people.add_calendar", "people.add_calendar_exception", "portfolios.change_objective",
    "projects.end_role", "projects.link_objective", "projects.unlink_objective", "reporting.draft_report",
    "reporting.file_imported_report", "reporting.file_imported_reports", "reporting.leave_cycle",
    "reporting.open_imported_period", "reporting.set_due_rules",
})  # fmt: skip
"""Neither a page nor the API offers these: they are done by other verbs, importers and the operator."""


def test_every_verb_of_people_is_on_a_form_or_a_page_that_the_api_knows() -> None:
    offered = {verb.action.name for resource in RESOURCES for verb in resource.verbs}
    offered |= {page.action.name for page in OWN_PAGES}
    within = {"closing.try_code"}  # signing tries the code that is sent with it
    for_people = {action.name for action in ACTIONS if action.allowed - {OPERATOR}}
    assert for_people - offered - within == BY_NO_PAGE_YET | ON_A_PAGE_OF_THE_HOUSE.keys()


@pytest.mark.parametrize("resource", NOUNS)
def test_every_verb_tells_what_it_asks_for(resource: Resource[Any], story: Story) -> None:
    client, key = signed_in(story, READER), str(getattr(first_record(resource, story), resource.key))
    for place in (f"{RECORDS}/{resource.slug}/new", f"{RECORDS}/{resource.slug}/{key}/do"):
        for verb in client.get(place).json():
            told = client.get(f"{place}/{verb['name']}").json()
            assert told["action"] in ACTIONS.names()
            assert told["open"] == verb["open"]
            assert told["open"] or told["refused"][0]["sentence"]
            assert all(field["label"] and field["kind"] for field in told["fields"])


def test_the_document_of_the_api_names_every_address() -> None:
    paths = api.get_openapi_schema()["paths"]
    assert "post" in paths["/api/v1/records/{slug}/{key}/do/{verb}"]
    assert "post" in paths["/api/v1/records/{slug}/new/{verb}"]


def send(client: Client, address: str, sent: Any, **headers: str) -> Any:
    return client.post(f"{RECORDS}/{address}", json.dumps(sent), content_type="application/json", headers=headers)


def rules(answer: Any) -> set[str]:
    return {each["rule"] for each in answer.json()["refused"]}


def test_what_is_done_is_in_the_ledger_as_done_by_the_api(story: Story) -> None:
    answer = send(signed_in(story, "pm"), "projects/P-1/do/raise-risk", RISK)
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert (told["done"], told["noun"], told["version"]) == ("risks.raise_risk", "risks", 1)
    assert Risk.objects.get(pk=told["key"]).probability_share == Decimal("0.3")
    entry = LedgerEntry.objects.latest("pk")
    assert '"channel":"api"' in entry.body.replace(" ", "")


def test_nothing_is_done_without_the_token_of_the_session(story: Story) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(account_of(story, "pm"), backend=BACKEND)
    before = Risk.objects.count()
    assert send(client, "projects/P-1/do/raise-risk", RISK).status_code == 403
    assert send(Client(), "projects/P-1/do/raise-risk", RISK).status_code == 401
    assert Risk.objects.count() == before


def test_a_misspelt_field_is_refused_by_name_and_nothing_is_done(story: Story) -> None:
    before = Risk.objects.count()
    answer = send(signed_in(story, "pm"), "projects/P-1/do/raise-risk", {**RISK, "probabilty": 30})
    assert answer.status_code == 422
    assert rules(answer) == {"field_is_of_the_form"}
    assert Risk.objects.count() == before


def test_what_cannot_be_read_is_told_field_by_field(story: Story) -> None:
    answer = send(signed_in(story, "pm"), "projects/P-1/do/raise-risk", {"probability_share": "much", "title": "Rain"})
    assert answer.status_code == 422
    assert {each["field"] for each in answer.json()["refused"]} == {"probability_share", "response"}


def test_who_may_not_is_refused_and_the_attempt_is_kept(story: Story) -> None:
    before = LedgerEntry.objects.count()
    answer = send(signed_in(story, "member"), "projects/P-1/do/costs", {"actual_cost": 10})
    assert answer.status_code == 403
    assert rules(answer) == {"role_may_act"}
    assert LedgerEntry.objects.count() == before + 1


def test_an_older_version_than_the_present_one_is_a_conflict(story: Story) -> None:
    client, risk = signed_in(story, "pm"), Risk.objects.filter(project__code="P-1").latest("pk")
    asked = client.get(f"{RECORDS}/risks/{risk.pk}/do/change").json()
    sent = {field["name"]: field["value"] for field in asked["fields"]} | {"title": "Much rain"}
    assert send(client, f"risks/{risk.pk}/do/change", {**sent, "version": asked["version"]}).status_code == 200
    stale = send(client, f"risks/{risk.pk}/do/change", {**sent, "title": "Snow", "version": asked["version"]})
    assert stale.status_code == 409
    assert rules(stale) == {"record_is_as_you_saw_it"}
    odd = send(client, f"risks/{risk.pk}/do/change", {**sent, "version": "the latest"})
    assert rules(odd) == {"version_is_a_number"}


@pytest.mark.parametrize("file", [{"name": "plan.pdf"}, {"content": "JVBE"}, {"name": "plan.pdf", "content": "§"}, {}])
def test_a_file_is_sent_whole_or_not_at_all(file: dict[str, str], story: Story) -> None:
    found = RESOURCES["artefacts"].visible(story.pm).first()
    assert found is not None
    answer = send(signed_in(story, "pm"), f"artefacts/{found.pk}/do/attach", {"file": file})
    assert answer.status_code == 422
    assert rules(answer) == {"file_is_sent_whole"}


@pytest.mark.parametrize("sent", [[], "x", 3, None])
def test_what_is_no_object_is_refused_without_a_trace(sent: Any, story: Story) -> None:
    assert send(signed_in(story, "pm"), "projects/P-1/do/raise-risk", sent).status_code == 422


def test_there_is_nothing_for_who_does_not_see_the_record_and_no_verb_that_is_not_offered(story: Story) -> None:
    nobody, pm = signed_in(story, "nobody"), signed_in(story, "pm")
    assert send(nobody, "projects/P-1/do/raise-risk", RISK).status_code == 404
    for address in ("projects/P-1/do/burn", "projects/new/raise-risk", "nothings/1/do/raise", "projects/P-1/do/raise"):
        assert send(pm, address, {}).status_code == 404, address
    assert pm.get(f"{RECORDS}/projects/P-1/do/burn").status_code == 404


def test_the_past_is_read_only(story: Story) -> None:
    answer = send(signed_in(story, "pm"), "projects/P-1/do/raise-risk?as_of=2026-01-31", RISK)
    assert rules(answer) == {"the_past_is_read_only"}
