"""Reports that are accepted together from the list: each in an act of its own, by who may, as each was seen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from milepost.kernel import clock
from milepost.people import actions as people
from milepost.people.models import Account
from milepost.projects.models import Project
from milepost.reporting.choices import ReportState
from milepost.reporting.models import Period, StatusReport
from milepost.reporting.tests.story import ON_TIME, SLIPPED, Story, grounds, tell
from tests.suites.ground.laying import ground

pytestmark = pytest.mark.django_db

story = ground(tell)

LIST = "/status-reports/"
MANY = "/status-reports/many/chosen/"


@pytest.fixture
def period(story: Story) -> Period:
    """Have three projects report: two as they stand, the third with an override that nobody decided yet."""
    story.go_to(date(2026, 1, 28))
    third = story.add_project("P-3")
    for project in (story.world.project, story.add_project("P-2")):
        story.expect(project, finish=ON_TIME, cost=1000)
    story.expect(third, finish=SLIPPED, cost=1000)
    period = story.open(1)
    told = {"overall": "green", "schedule": "green"}
    story.declare(period, third, declared=told, grounds={name: grounds() for name in told})
    for project in Project.objects.all():
        story.submit(period, project)
    return period


def client_of(story: Story, role: str) -> Client:
    person = story.world.people[role]
    with clock.at(story.tick()):
        people.open_account(story.actor("operator"), person, email=f"{role}@example.org".replace("_", "-"))
    client = Client()
    client.force_login(Account.objects.get(person=person), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def states() -> dict[str, str]:
    return {each.project.code: each.state for each in StatusReport.objects.select_related("project")}


def send(story: Story, client: Client, **fields: Any) -> Any:
    keys = list(StatusReport.objects.order_by("project__code").values_list("pk", flat=True))
    with clock.at(story.tick()):
        return client.post(MANY, {"action": "accept", "pick": keys, **fields})


def test_nothing_is_done_before_the_reviewer_is_sure(story: Story, period: Period) -> None:
    page = send(story, client_of(story, "pmo_analyst"))
    assert page.status_code == 200
    shown = page.content.decode()
    assert "Accept: 2" in shown
    assert "Left out" in shown, "the third waits for the decision on its override"
    assert set(states().values()) == {ReportState.SUBMITTED}


def test_one_refusal_stops_no_other_and_says_why(story: Story, period: Period) -> None:
    page = send(story, client_of(story, "pmo_analyst"), sure="1", comment="Read on the train")
    assert page.status_code == 422
    assert "Left out" in page.content.decode()
    assert states() == {"P-1": ReportState.ACCEPTED, "P-2": ReportState.ACCEPTED, "P-3": ReportState.SUBMITTED}
    assert StatusReport.objects.get(project__code="P-2").pmo_comment == "Read on the train"


def test_a_report_that_changed_since_it_was_chosen_is_not_accepted(story: Story, period: Period) -> None:
    seen = StatusReport.objects.get(project__code="P-1")
    fields = {f"version-{seen.pk}": seen.version - 1}
    assert send(story, client_of(story, "pmo_analyst"), sure="1", **fields).status_code == 422
    assert states()["P-1"] == ReportState.SUBMITTED
    assert states()["P-2"] == ReportState.ACCEPTED


def test_only_who_may_accept_is_offered_it_for_many(story: Story, period: Period) -> None:
    analyst, manager = client_of(story, "pmo_analyst"), client_of(story, "pm")
    with clock.at(story.tick()):
        assert 'name="pick"' in analyst.get(LIST).content.decode()
        assert 'name="pick"' not in manager.get(LIST).content.decode()
        assert 'name="pick"' not in analyst.get(LIST, {"as_of": "2026-01-29"}).content.decode()
    assert send(story, manager, sure="1").status_code == 404
    assert set(states().values()) == {ReportState.SUBMITTED}


def test_neither_the_past_nor_what_is_unseen_nor_more_than_a_page_is_changed(story: Story, period: Period) -> None:
    analyst = client_of(story, "pmo_analyst")
    with clock.at(story.tick()):
        fields = {"action": "accept", "sure": "1"}
        assert analyst.post(f"{MANY}?as_of=2026-01-29", {**fields, "pick": ["1"]}).status_code == 422
        assert analyst.post(MANY, {**fields, "pick": ["999999"]}).status_code == 404
        assert analyst.post(MANY, {**fields, "pick": ["x"]}).status_code == 404
        assert analyst.post(MANY, {**fields, "pick": [str(number) for number in range(60)]}).status_code == 404
        assert analyst.post(MANY, {**fields, "action": "return", "pick": ["1"]}).status_code == 404
    assert set(states().values()) == {ReportState.SUBMITTED}
