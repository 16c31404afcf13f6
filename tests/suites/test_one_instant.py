"""A page is read at one instant: who holds which role is asked once, and what acts asks anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted
from milepost.kernel.policy import ORGANISATION, at_one_instant, roles_at
from milepost.people.models import Post
from milepost.projects import actions as projects
from tests.suites.ground.world import World, register

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def test_a_page_asks_once_which_posts_are_held(world: World) -> None:
    director = world.actor("pmo_director")
    with at_one_instant(), CaptureQueriesContext(connection) as queries:
        before = roles_at(director, ORGANISATION, clock.now())
        asked = len(queries)
        assert roles_at(director, ORGANISATION, clock.now()) == before
        assert len(queries) == asked > 0


def test_another_instant_is_asked_for_itself(world: World) -> None:
    director, post = world.actor("pmo_director"), Post.objects.get(role="pmo_director")
    with at_one_instant():
        assert "pmo_director" in roles_at(director, ORGANISATION, clock.now())
        assert "pmo_director" not in roles_at(director, ORGANISATION, post.starts_at - timedelta(days=1))


def test_what_acts_asks_anew(world: World) -> None:
    director, project = world.actor("pmo_director"), register(world, "ONE")
    with at_one_instant():
        assert projects.appoint.verdict(director, project) is None
        Post.objects.filter(role="pmo_director").delete()
        with pytest.raises(NotPermitted):
            projects.appoint(director, project, person=world.people["pm"], role="pm")


def test_the_next_page_asks_anew(world: World) -> None:
    director = world.actor("pmo_director")
    with at_one_instant():
        assert "pmo_director" in roles_at(director, ORGANISATION, clock.now())
    Post.objects.filter(role="pmo_director").delete()
    with at_one_instant():
        assert roles_at(director, ORGANISATION, clock.now()) == frozenset()
