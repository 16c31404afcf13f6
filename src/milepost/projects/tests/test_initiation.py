"""An approved request becomes a project once, with its data, and by the rules of appointments."""

from __future__ import annotations

import pytest

from milepost.demand.choices import RequestState
from milepost.demand.tests.refusing import refused
from milepost.kernel.errors import NotPermitted
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.projects import actions, queries
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Initiation, Project
from tests.suites.ground.world import OPERATOR, World
from tests.suites.samples.demand import decided, deferred, fresh, rejected, shortlisted
from tests.suites.samples.projects import begun

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def test_the_project_carries_over_what_the_request_says_and_both_know_each_other(world: World) -> None:
    request = decided(world)
    project = actions.initiate_from_request(world.actor("pmo_director"), request, **begun(world))
    request = fresh(request)
    assert (request.state, request.project_code) == (RequestState.CONVERTED, project.code)
    began = Initiation.objects.get(project=project)
    assert (began.request, began.proposed_pm) == (request, world.people["pm"])
    assert (project.name, project.unit, project.stage) == (request.title, request.unit, "initiating")
    assert request.problem in project.purpose
    assert request.desired_result in project.purpose
    assert project.attributes["cost_range"] == "200000.00 to 500000.00 EUR, likely 300000.00"
    assert project.attributes["benefits"] == request.benefits
    assert queries.objectives_of([project.pk])[project.pk] == [world.objective.pk]
    held = {role.role: role.person for role in queries.held_roles([project.pk])}
    assert held[RoleOnProject.SPONSOR] == request.sponsor
    assert held[RoleOnProject.PM] == world.people["colleague"]


def test_a_request_becomes_a_project_once(world: World) -> None:
    director, request = world.actor("pmo_director"), decided(world)
    actions.initiate_from_request(director, request, **begun(world))
    again = {**begun(world), "code": "P-13"}
    refused("request_is_in", actions.initiate_from_request, director, fresh(request), **again)
    assert not Project.objects.filter(code="P-13").exists()


@pytest.mark.parametrize("step", [shortlisted, rejected, deferred])
def test_nothing_begins_that_no_board_has_approved(world: World, step: object) -> None:
    request = step(world)  # type: ignore[operator]
    refused("request_is_in", actions.initiate_from_request, world.actor("pmo_director"), request, **begun(world))


@pytest.mark.parametrize("role", ["pmo_analyst", "requester", "request_sponsor", "pm", "board_member"])
def test_only_the_pmo_director_or_an_executive_begins_a_project(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        actions.initiate_from_request(world.actor(role), decided(world), **begun(world))


def test_who_has_a_part_in_the_request_does_not_begin_its_project(world: World) -> None:
    request, sponsor = decided(world), world.people["request_sponsor"]
    people.appoint_to_post(OPERATOR, sponsor, role=PostRole.EXECUTIVE)
    own = type(world.actor("pm"))(sponsor.pk, sponsor.name)
    refused("nobody_moves_their_own_request", actions.initiate_from_request, own, request, **begun(world))


def test_the_rules_of_appointments_hold_and_a_refusal_begins_nothing(world: World) -> None:
    request, director = decided(world), world.actor("pmo_director")
    begin = actions.initiate_from_request
    analyst = {**begun(world), "pm": world.people["pmo_analyst"]}
    refused("office_covers_for_a_time", begin, director, request, **analyst)
    refused(
        "somebody_else_appoints",
        begin,
        director,
        fresh(request),
        **{**begun(world), "pm": world.people["pmo_director"]},
    )
    refused("class_is_not_lowered", begin, director, fresh(request), **{**begun(world), "project_class": "C"})
    assert fresh(request).state == RequestState.APPROVED
    assert not Project.objects.filter(code="P-12").exists()
    without = actions.initiate_from_request(director, fresh(request), **{**begun(world), "pm": None})
    assert not queries.has_pm(without)
