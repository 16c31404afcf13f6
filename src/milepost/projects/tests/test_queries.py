"""Who sees which project."""

from __future__ import annotations

import pytest

from milepost.kernel.errors import NotSeen
from milepost.people.choices import OVERSEERS, PostRole
from milepost.projects import queries
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import World, register

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def test_who_oversees_sees_every_project(world: World) -> None:
    register(world, "P-2")
    for role in OVERSEERS:
        assert set(queries.visible_to(world.actor(role)).values_list("code", flat=True)) == {"P-1", "P-2"}


def test_a_pm_sees_only_the_projects_on_which_she_holds_a_role(world: World) -> None:
    register(world, "P-2")
    pm = world.actor(RoleOnProject.PM)
    assert queries.project_for(pm, "P-1").code == "P-1"
    with pytest.raises(NotSeen):
        queries.project_for(pm, "P-2")


def test_an_administrator_an_outsider_and_a_person_without_roles_see_no_project(world: World) -> None:
    for role in (PostRole.ADMINISTRATOR, "nobody", RoleOnProject.CLIENT, RoleOnProject.PARTNER):
        assert not queries.visible_to(world.actor(role)).exists()


def test_the_holders_of_a_role_on_many_projects_cost_two_queries(
    world: World, django_assert_num_queries: object
) -> None:
    ids = [register(world, f"Q-{number}").pk for number in range(3)] + [world.project.pk]
    with django_assert_num_queries(2):  # type: ignore[operator]
        held = queries.holders(RoleOnProject.PM, ids)
    assert {key: person.name for key, person in held.items()} == {world.project.pk: "The pm"}
