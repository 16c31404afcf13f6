"""The page of a gate leads to what is missing, then to the request; a record that has ended says so in one sentence."""

from __future__ import annotations

import pytest

from milepost.compliance.tests.test_pages import page
from milepost.governance import actions
from milepost.projects.choices import RoleOnProject
from milepost.surface.resource import RESOURCES
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import owing
from tests.suites.samples.governance import asked, ready

pytestmark = pytest.mark.django_db

PM, SPONSOR = RoleOnProject.PM.value, RoleOnProject.SPONSOR.value
ASK, DOCUMENTS = "Ask for the gate", "Go to the documents"


def head_of(world: World, role: str) -> str:
    """Return the head of the panel of criteria, in which the one button stands."""
    told = page(world, role, f"/projects/{owing(world).code}/gates/rfp/")
    return told.partition('id="criteria"')[2].partition("</header>")[0]


def test_the_gate_is_offered_once_nothing_is_missing_and_before_that_what_cures(world: World) -> None:
    owing(world)
    assert (ASK in head_of(world, PM), DOCUMENTS in head_of(world, PM)) == (False, True)
    assert "State what is missing" in head_of(world, SPONSOR)
    assert "btn-primary" not in head_of(world, RoleOnProject.MEMBER.value)
    ready(world)
    assert (ASK in head_of(world, PM), DOCUMENTS in head_of(world, PM)) == (True, False)


def test_a_review_that_has_ended_says_in_one_sentence_that_nothing_can_be_done(world: World) -> None:
    review = asked(world)
    address = RESOURCES["gate-reviews"].url(review)
    assert "Nothing can be done here now." not in page(world, PM, address)
    actions.withdraw_gate_request(world.actor(PM), review, reason="Not yet")
    told = page(world, PM, address)
    assert "Nothing can be done here now." in told
    assert 'class="btn disabled-looking"' not in told
