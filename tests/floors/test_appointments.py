"""Who is appointed to deliver loses control, and somebody independent must hold it first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.people.models import Person
from milepost.planning import actions as planning
from milepost.projects import actions, queries
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from tests.suites.catalogue import all_actions
from tests.suites.ground.world import OPERATOR, World, register, register_overseen

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

DIRECTION = {"text": "Plan anew", "reason": "It is old"}


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}
    return refusal.value


def soon(days: int = 10) -> Any:
    return clock.today() + timedelta(days=days)


@pytest.fixture
def overseen(world: World) -> Project:
    all_actions()
    return register_overseen(world, "P-2")


def reports_to(person: Person, manager: Person) -> None:
    people.change_person(OPERATOR, person, name=person.name, manager=manager)


CONTROLS = {
    "accept the review",
    "acknowledge an issue for the PMO",
    "adopt it as a live project",
    "approve a contract",
    "approve a document",
    "approve a new baseline",
    "approve new promised costs",
    "approve the plan as the baseline",
    "assess a waiver",
    "audit",
    "authorise an emergency change",
    "close a contract",
    "close the project",
    "confirm a condition of the client",
    "decide a contract variation",
    "decide a gate",
    "decide about a waiver",
    "decide changes beyond tolerance",
    "decide questions",
    "direct",
    "end a contract early",
    "hold, resume or terminate it",
    "judge declared colours",
    "let a change go on without an acknowledgement",
    "move it to another method version",
    "name the reviewers of a gate",
    "record that silence accepted",
    "record who signs for the client",
    "reject what a review asks for",
    "release a payment",
    "return a proposed plan",
    "review a gate",
    "review a supplier evaluation",
    "review and assess reports",
    "rule on a challenge",
    "schedule the review",
    "seal the archive",
    "settle a disputed return",
    "settle what is said about personal data",
    "sign client acceptance",
    "take back what a project returns",
    "verify a condition of a gate",
    "verify that a change is carried out",
    "verify that an obligation was met",
}


def test_every_control_is_read_off_the_guards_of_the_actions(world: World) -> None:
    all_actions()
    assert set(queries.controls()) == CONTROLS


def test_a_control_that_nobody_else_would_hold_refuses_the_appointment_by_name(world: World) -> None:
    all_actions()
    project = register(world, "P-2")
    director = world.people[PostRole.DIRECTOR]
    executive = world.actor(PostRole.EXECUTIVE)
    refusal = refused("controls_are_held", actions.appoint, executive, project, person=director, role="pm")
    assert "direct" in refusal.unmet[0].missing
    officer = world.people[RoleOnProject.OVERSIGHT]
    actions.appoint(executive, project, person=officer, role=RoleOnProject.OVERSIGHT)
    actions.appoint(executive, project, person=director, role="pm")


def test_an_alternate_who_reports_to_the_new_manager_is_none(world: World, overseen: Project) -> None:
    director = world.people[PostRole.DIRECTOR]
    reports_to(world.people[PostRole.ANALYST], director)
    lost = {each.what: each for each in queries.lost_controls(overseen, director, "pm", clock.now())}
    review = lost["review and assess reports"]
    assert world.people[PostRole.ANALYST] not in review.alternates
    assert world.people[RoleOnProject.OVERSIGHT] in review.alternates
    as_member = queries.lost_controls(overseen, director, "member", clock.now())
    assert world.people[PostRole.ANALYST] in {
        each for one in as_member if one.what == review.what for each in one.alternates
    }


def test_beside_a_new_deputy_the_manager_leads_on_and_her_reports_are_no_alternates(
    world: World, overseen: Project
) -> None:
    executive, director = world.actor(PostRole.EXECUTIVE), world.people[PostRole.DIRECTOR]
    actions.appoint(executive, overseen, person=world.people["pm"], role="pm")
    reports_to(world.people[PostRole.ANALYST], world.people["pm"])
    for role, is_alternate in (("deputy", False), ("pm", True)):
        lost = {each.what: each for each in queries.lost_controls(overseen, director, role, clock.now())}
        alternates = lost["review and assess reports"].alternates
        assert (world.people[PostRole.ANALYST] in alternates) is is_alternate, role


def test_somebody_without_control_loses_none(world: World, overseen: Project) -> None:
    assert queries.lost_controls(overseen, world.people["nobody"], "pm", clock.now()) == []


def test_the_director_lends_a_person_of_the_office_only_until_a_day(world: World, overseen: Project) -> None:
    director, analyst = world.actor(PostRole.DIRECTOR), world.people[PostRole.ANALYST]
    for until in (None, soon(91)):
        refused(
            "office_covers_for_a_time",
            actions.appoint,
            director,
            overseen,
            person=analyst,
            role="pm",
            until=until,
        )
    refused("cover_ends_later", actions.appoint, director, overseen, person=analyst, role="pm", until=soon(0))
    actions.appoint(director, overseen, person=analyst, role="pm", until=soon())
    assert queries.has_pm(overseen)


def test_after_the_last_day_of_a_cover_nobody_leads_and_control_stays_away(world: World, overseen: Project) -> None:
    director, analyst = world.actor(PostRole.DIRECTOR), world.people[PostRole.ANALYST]
    actions.appoint(director, overseen, person=analyst, role="pm", until=soon())
    with clock.at(clock.now() + timedelta(days=12)):
        assert not queries.has_pm(overseen)
        assert analyst.pk in queries.deliverers(overseen.pk, clock.now())
        refused("somebody_answers", actions.issue_direction, director, overseen, due_date=soon(), **DIRECTION)
        actions.appoint(director, overseen, person=world.people["pm"], role="pm")


def test_an_executive_appoints_a_person_of_the_office_for_good(world: World, overseen: Project) -> None:
    analyst = world.people[PostRole.ANALYST]
    actions.appoint(world.actor(PostRole.EXECUTIVE), overseen, person=analyst, role="pm")
    assert queries.has_pm(overseen)


def test_nobody_controls_what_their_own_manager_leads(world: World, overseen: Project) -> None:
    director = world.people[PostRole.DIRECTOR]
    actions.appoint(world.actor(PostRole.EXECUTIVE), overseen, person=world.people["pm"], role="pm")
    act = world.actor(PostRole.DIRECTOR)
    assert actions.issue_direction.verdict(act, overseen) is None
    reports_to(director, world.people["pm"])
    refused("line_of_control_is_independent", actions.issue_direction, act, overseen, due_date=soon(), **DIRECTION)
    assert planning.rebaseline.verdict(act, overseen) is not None
    actions.appoint(world.actor(PostRole.EXECUTIVE), overseen, person=world.people["nobody"], role="pm")
    assert actions.issue_direction.verdict(act, overseen) is None
