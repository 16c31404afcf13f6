"""A direction is answered, challenged to a third party, done and confirmed; it never edits the delivery."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.history import history_of
from milepost.people.choices import PostRole
from milepost.projects import actions, queries, rules
from milepost.projects.choices import DirectionState, Ground, RoleOnProject, Ruling
from milepost.projects.models import Direction, Project
from tests.suites.ground.world import World, register, register_overseen
from tests.suites.samples.projects import directed, issued

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}
    return refusal.value


def challenged(world: World, ground: str = Ground.EVIDENCE) -> Direction:
    return actions.challenge_direction(
        world.actor("pm"), issued(world), ground=ground, challenge="Too soon", evidence="Plan, row 4"
    )


def test_an_analyst_who_does_not_oversee_the_project_advises_and_does_not_direct(world: World) -> None:
    with pytest.raises(NotPermitted) as refusal:
        actions.issue_direction(world.actor(PostRole.ANALYST), world.project, **directed(world))
    assert "advise" in refusal.value.unmet[0].path


@pytest.mark.parametrize("role", ["pm", "executive", "administrator", "sponsor"])
def test_nobody_outside_the_oversight_directs(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        actions.issue_direction(world.actor(role), world.project, **directed(world))


def test_a_direction_needs_a_manager_in_post(world: World) -> None:
    project = register(world, "P-2")
    refused("somebody_answers", actions.issue_direction, world.actor(PostRole.DIRECTOR), project, **directed(world))


def test_who_delivers_on_a_project_does_not_direct_it(world: World) -> None:
    project = register_overseen(world, "P-2")
    executive, director = world.actor(PostRole.EXECUTIVE), world.people[PostRole.DIRECTOR]
    actions.appoint(executive, project, person=world.people["pm"], role="pm")
    actions.appoint(executive, project, person=director, role="member")
    act = world.actor(PostRole.DIRECTOR)
    refused("control_is_independent", actions.issue_direction, act, project, **directed(world))


def test_a_direction_is_not_due_in_the_past(world: World) -> None:
    typed = {**directed(world), "due_date": clock.today() - timedelta(days=1)}
    refusal = refused(
        "due_date_lies_ahead", actions.issue_direction, world.actor("oversight_officer"), world.project, **typed
    )
    assert {each.field for each in refusal.unmet} == {"due_date"}


def test_a_direction_changes_nothing_of_the_delivery(world: World) -> None:
    before = Project.objects.filter(pk=world.project.pk).values().get()
    direction = issued(world)
    assert Project.objects.filter(pk=world.project.pk).values().get() == before
    assert direction.state == DirectionState.ISSUED


def test_the_manager_accepts_with_an_impact_does_it_and_the_office_confirms(world: World) -> None:
    pm, officer = world.actor("pm"), world.actor("oversight_officer")
    direction = actions.accept_direction(pm, issued(world), impact="Two weeks later")
    refused("direction_is_in", actions.confirm_direction, officer, direction)
    actions.complete_direction(pm, direction, outcome="The plan is new")
    actions.return_direction(officer, direction, reason="Row 4 is missing")
    assert direction.state == DirectionState.ACCEPTED
    actions.complete_direction(pm, direction, outcome="With row 4")
    actions.confirm_direction(officer, direction)
    assert (direction.state, direction.impact) == (DirectionState.CLOSED, "Two weeks later")
    assert direction.confirmed_by_id == officer.person_id
    assert [step.verb for step in history_of(direction)][:2] == [
        "projects.confirm_direction",
        "projects.complete_direction",
    ]


def test_the_manager_does_not_confirm_her_own_deed(world: World) -> None:
    pm = world.actor("pm")
    direction = actions.complete_direction(pm, actions.accept_direction(pm, issued(world)), outcome="Done")
    with pytest.raises(NotPermitted):
        actions.confirm_direction(pm, direction)


def test_a_challenge_has_evidence_and_is_ruled_by_a_third_party(world: World) -> None:
    pm = world.actor("pm")
    refused("evidence_is_written", actions.challenge_direction, pm, issued(world), challenge="Too soon", evidence="  ")
    direction = challenged(world)
    with pytest.raises(NotPermitted):
        actions.rule_on_challenge(
            world.actor("oversight_officer"), direction, ruling=Ruling.UPHELD, ruling_reason="Because"
        )
    actions.rule_on_challenge(world.actor("sponsor"), direction, ruling=Ruling.UPHELD, ruling_reason="It can not wait")
    assert direction.state == DirectionState.ISSUED
    refused(
        "wording_is_challenged_once", actions.challenge_direction, pm, direction, challenge="Still", evidence="Row 4"
    )
    actions.accept_direction(pm, direction)


def test_an_executive_who_gave_the_direction_as_director_does_not_rule_on_it(world: World) -> None:
    from milepost.people import actions as people

    direction = challenged(world)
    officer = world.people[RoleOnProject.OVERSIGHT]
    people.appoint_to_post(world.actor("operator"), officer, role=PostRole.EXECUTIVE)
    both = world.actor(RoleOnProject.OVERSIGHT)
    refused(
        "arbiter_is_a_third_party",
        actions.rule_on_challenge,
        both,
        direction,
        ruling=Ruling.UPHELD,
        ruling_reason="My own",
    )


def test_a_modified_direction_is_a_new_wording_and_may_be_challenged_again(world: World) -> None:
    direction = challenged(world)
    sponsor = world.actor("sponsor")
    refused(
        "modified_direction_is_told",
        actions.rule_on_challenge,
        sponsor,
        direction,
        ruling=Ruling.MODIFIED,
        ruling_reason="Softer",
    )
    refused(
        "modified_direction_is_told",
        actions.rule_on_challenge,
        sponsor,
        direction,
        ruling=Ruling.UPHELD,
        ruling_reason="As it is",
        text="But otherwise",
    )
    actions.rule_on_challenge(
        sponsor, direction, ruling=Ruling.MODIFIED, ruling_reason="Softer", text="Plan the next month anew"
    )
    assert direction.text == "Plan the next month anew"
    actions.challenge_direction(world.actor("pm"), direction, challenge="Still too soon", evidence="Row 5")
    actions.rule_on_challenge(sponsor, direction, ruling=Ruling.WITHDRAWN, ruling_reason="Enough")
    assert direction.state == DirectionState.WITHDRAWN
    refused("direction_is_in", actions.accept_direction, world.actor("pm"), direction)


@pytest.mark.parametrize(("ground", "stands"), [(Ground.EVIDENCE, True), (Ground.LAW, False), (Ground.CONTRACT, False)])
def test_a_challenged_direction_stands_unless_law_safety_or_contract_forbid_it(
    world: World, ground: str, *, stands: bool
) -> None:
    direction = challenged(world, ground)
    assert rules.direction_stands(direction.state, direction.ground) is stands


def test_silence_is_late_by_the_date_of_the_next_step() -> None:
    answer, ruling, due = date(2026, 3, 4), date(2026, 3, 9), date(2026, 3, 20)
    late = rules.next_step_is_late
    assert not late(DirectionState.ISSUED, answer, None, due, answer)
    assert late(DirectionState.ISSUED, answer, None, due, answer + timedelta(days=1))
    assert late(DirectionState.CHALLENGED, answer, ruling, due, ruling + timedelta(days=1))
    assert not late(DirectionState.ACCEPTED, answer, ruling, due, due)
    assert late(DirectionState.ACCEPTED, answer, ruling, due, due + timedelta(days=1))
    assert not late(DirectionState.CLOSED, answer, ruling, due, due + timedelta(days=99))


@pytest.mark.parametrize(
    ("role", "sees"), [("pm", True), ("sponsor", True), ("auditor", True), ("member", False), ("partner", False)]
)
def test_a_team_and_a_partner_do_not_see_how_their_manager_is_directed(world: World, role: str, *, sees: bool) -> None:
    issued(world)
    assert queries.directions_visible_to(world.actor(role)).exists() is sees
