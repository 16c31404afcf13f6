"""What a move changes is read before it is announced, and it waits at the home of who leads."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.methods.models import MethodVersion
from milepost.projects.models import MethodMove
from tests.suites.ground.lived_in import signed_in, story  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db

STEP = "Acknowledge the move of the method"


def test_a_move_waits_for_who_leads_and_shows_what_it_changes(story: Any) -> None:  # noqa: F811 - the fixture
    pm = signed_in(story, "pm")
    assert pm.get("/").content.decode().count(STEP) == 2
    assert STEP not in signed_in(story, "sponsor").get("/").content.decode()
    move = MethodMove.objects.get(project=story.world.project)
    page = pm.get(f"/method-moves/{move.pk}/").content.decode()
    assert "parts gained" in page
    assert "Project Handbook" in page
    assert signed_in(story, "nobody").get(f"/method-moves/{move.pk}/").status_code == 404
    pm.post(f"/method-moves/{move.pk}/do/acknowledge/", {"version": move.version})
    move.refresh_from_db()
    assert move.state == "acknowledged"
    assert pm.get("/").content.decode().count(STEP) == 1


def test_the_office_weighs_a_version_and_announces_it_from_there(story: Any) -> None:  # noqa: F811
    project, analyst = story.add_project("P-9"), signed_in(story, "pmo_analyst")
    version = MethodVersion.objects.get(method__code="pm2", code="1.0.0")
    address = f"/projects/{project.code}/method/"
    assert "parts gained" not in analyst.get(address).content.decode()
    page = analyst.get(address, {"to_version": version.pk}).content.decode()
    assert "Nothing: this class is asked for the same" in page or "parts gained" in page
    assert "Announce it" in page
    assert signed_in(story, "pm").get(address).status_code == 403
    assert signed_in(story, "nobody").get(address).status_code == 404
    assert analyst.get(address, {"to_version": "x"}).status_code == 200


def test_a_version_lists_the_projects_that_follow_it(story: Any) -> None:  # noqa: F811
    version = MethodVersion.objects.get(method__code="pm2", code="1.0.0")
    project = story.add_project("P-9")
    analyst = signed_in(story, "pmo_analyst")
    assert "P-9" in analyst.get(f"/method-versions/{version.pk}/").content.decode()
    assert version.name in analyst.get(f"/projects/{project.code}/").content.decode()
    listed = analyst.get("/projects/", {"method_version": version.pk, "sort": "-method_version"}).content.decode()
    assert "P-9" in listed
    assert ">P-1<" not in listed
