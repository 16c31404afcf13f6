"""A direction waits at the home of whoever has its next step, and nowhere else."""

from __future__ import annotations

import pytest

from milepost.projects import actions
from milepost.projects.models import Direction
from milepost.reporting.tests.story import Story
from tests.suites.ground.lived_in import dress, signed_in, story  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db

ANSWER, DO, CONFIRM = "Answer the direction", "Do what was directed", "Confirm that the direction is done"


def home(story: Story, role: str) -> str:  # noqa: F811 - the fixture's value
    return signed_in(story, role).get("/").content.decode()


def test_a_direction_waits_for_its_next_step_only(story: Story) -> None:  # noqa: F811 - the fixture
    direction = Direction.objects.order_by("pk").first()
    assert direction is not None
    assert ANSWER in home(story, "pm")
    assert ANSWER not in home(story, "sponsor")
    assert "Directions to answer" in home(story, "pm")
    actions.challenge_direction(story.pm, direction, challenge="Too soon", evidence="Row 4")
    assert "Rule on the challenged direction" in home(story, "executive")
    sponsor = story.world.actor("sponsor")
    actions.rule_on_challenge(sponsor, direction, ruling="upheld", ruling_reason="It cannot wait")
    actions.accept_direction(story.pm, direction)
    assert DO in home(story, "pm")
    actions.complete_direction(story.pm, direction, outcome="Done")
    assert CONFIRM in home(story, "oversight_officer")
    assert CONFIRM in home(story, "pmo_director")
    actions.confirm_direction(story.director, direction)
    assert CONFIRM not in home(story, "pmo_director")


def test_an_appointment_is_weighed_on_a_page_that_changes_nothing(story: Story) -> None:  # noqa: F811 - the fixture
    person = story.world.people["pmo_director"]
    address = f"/projects/{story.world.project.code}/appointment/"
    page = signed_in(story, "executive").get(address, {"person": person.pk, "role": "pm"}).content.decode()
    assert "Review and assess reports" in page
    assert "Go on to appoint" in page
    nothing = signed_in(story, "executive").get(address, {"person": story.world.people["nobody"].pk, "role": "member"})
    assert "controls nothing on this project" in nothing.content.decode()
    assert signed_in(story, "auditor").get(address).status_code == 403
    assert signed_in(story, "nobody").get(address).status_code == 404
    wrong = signed_in(story, "executive").get(address, {"person": "99999", "role": "king"})
    assert wrong.status_code == 200
    assert "Go on to appoint" not in wrong.content.decode()
