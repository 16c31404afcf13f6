"""Who may be appointed to what, by whom, and how a role is handed over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.people.models import Person
from milepost.projects import actions, queries
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project, ProjectRole
from milepost.projects.rules import COOL_OFF
from tests.suites.ground.world import IMPORTER, OPERATOR, World, register, register_imported
from tests.suites.samples.people import newcomer

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> None:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}


@pytest.fixture
def empty(world: World) -> Project:
    return register(world, "P-2")


def appoint(world: World, project: Project, person: Person, role: str, by: str = PostRole.DIRECTOR) -> ProjectRole:
    return actions.appoint(world.actor(by), project, person=person, role=role)


def officer(world: World, manager: Person | None = None) -> Person:
    person = newcomer(world)
    people.appoint_to_post(OPERATOR, person, role=PostRole.ANALYST)
    return people.change_person(OPERATOR, person, name="Officer", manager=manager)


def test_a_successor_takes_over_in_the_same_act(world: World) -> None:
    before = ProjectRole.objects.get(project=world.project, role=RoleOnProject.PM)
    taken = appoint(world, world.project, newcomer(world), RoleOnProject.PM)
    before.refresh_from_db()
    assert before.ends_at == taken.starts_at
    assert [each.person_id for each in queries.held_roles([world.project.pk], roles=["pm"])] == [taken.person_id]


def test_an_open_project_is_never_left_without_its_single_roles(world: World) -> None:
    for role in (RoleOnProject.PM, RoleOnProject.SPONSOR, RoleOnProject.OVERSIGHT):
        held = ProjectRole.objects.get(project=world.project, role=role)
        refused("single_role_is_handed_over", actions.end_role, world.actor(PostRole.DIRECTOR), held)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (RoleOnProject.PM, RoleOnProject.SPONSOR),
        (RoleOnProject.SPONSOR, RoleOnProject.PM),
        (RoleOnProject.MEMBER, RoleOnProject.CLIENT),
        (RoleOnProject.CLIENT, RoleOnProject.PARTNER),
    ],
)
def test_roles_that_control_each_other_need_two_people(world: World, empty: Project, first: str, second: str) -> None:
    person = newcomer(world)
    appoint(world, empty, person, first)
    refused("roles_are_compatible", appoint, world, empty, person, second)


def test_the_pm_is_not_the_oversight_officer(world: World, empty: Project) -> None:
    person = officer(world)
    appoint(world, empty, person, RoleOnProject.OVERSIGHT)
    refused("roles_are_compatible", appoint, world, empty, person, RoleOnProject.PM)


def test_the_oversight_officer_belongs_to_the_office(world: World, empty: Project) -> None:
    refused("oversight_is_of_the_office", appoint, world, empty, newcomer(world), RoleOnProject.OVERSIGHT)


def test_the_oversight_officer_does_not_report_to_the_pm_whoever_comes_first(world: World, empty: Project) -> None:
    pm = world.people["member"]
    overseer = officer(world, manager=pm)
    appoint(world, empty, pm, RoleOnProject.PM)
    refused("oversight_does_not_report_to_the_pm", appoint, world, empty, overseer, RoleOnProject.OVERSIGHT)
    other = register(world, "P-3")
    appoint(world, other, overseer, RoleOnProject.OVERSIGHT)
    refused("oversight_does_not_report_to_the_pm", appoint, world, other, pm, RoleOnProject.PM)


def test_who_delivered_lately_does_not_oversee_until_the_cool_off_is_over(world: World, empty: Project) -> None:
    person = officer(world)
    held = appoint(world, empty, person, RoleOnProject.MEMBER)
    actions.end_role(world.actor(PostRole.DIRECTOR), held)
    refused("oversight_did_not_deliver", appoint, world, empty, person, RoleOnProject.OVERSIGHT)
    with clock.at(clock.now() + COOL_OFF + timedelta(days=1)):
        appoint(world, empty, person, RoleOnProject.OVERSIGHT)


def test_a_pm_builds_her_team_and_nothing_above_it(world: World) -> None:
    person = newcomer(world)
    appoint(world, world.project, person, RoleOnProject.MEMBER, by="pm")
    for role in (RoleOnProject.PM, RoleOnProject.SPONSOR, RoleOnProject.CLIENT):
        refused("role_is_in_the_gift_of", appoint, world, world.project, newcomer_again(world), role, by="pm")


def newcomer_again(world: World) -> Person:
    return world.people["resource_manager"]


def test_a_pm_appoints_nobody_on_a_project_that_is_not_hers(world: World, empty: Project) -> None:
    with pytest.raises(NotPermitted):
        appoint(world, empty, newcomer(world), RoleOnProject.MEMBER, by="pm")


def test_nobody_gives_themselves_a_role(world: World, empty: Project) -> None:
    refused("somebody_else_appoints", appoint, world, empty, world.people[PostRole.DIRECTOR], RoleOnProject.PM)


def test_an_import_never_appoints_who_answers_for_delivery(world: World) -> None:
    imported = register_imported(world, "I-1")
    actions.appoint(IMPORTER, imported, person=newcomer(world), role=RoleOnProject.SPONSOR)
    refused("role_is_in_the_gift_of", actions.appoint, IMPORTER, imported, person=newcomer_again(world), role="pm")


def test_a_role_that_does_not_exist_is_refused(world: World) -> None:
    refused("role_is_known", appoint, world, world.project, newcomer(world), "emperor")


def test_who_held_a_role_is_known_as_of_a_moment(world: World) -> None:
    then = clock.now()
    successor = newcomer(world)
    appoint(world, world.project, successor, RoleOnProject.PM)
    ids = [world.project.pk]
    assert queries.holders(RoleOnProject.PM, ids)[world.project.pk] == successor
    assert queries.holders(RoleOnProject.PM, ids, then)[world.project.pk].name == "The pm"
    assert [each.role for each in queries.roles_of(world.people["pm"])] == []
    assert [each.role for each in queries.roles_of(world.people["pm"], then)] == ["pm"]
    assert queries.team_of(ids, then)[world.project.pk][0].name == "The pm"
