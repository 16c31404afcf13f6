"""Issues are known and cared for; nobody decides what they asked."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.changes import actions, queries
from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.history import history_of
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from tests.suites.ground.world import World, register_overseen
from tests.suites.samples.changes import grave

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> None:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}


def test_lowering_the_severity_needs_a_reason_and_stays_in_the_history(world: World) -> None:
    pm = world.actor("pm")
    issue = actions.raise_issue(pm, world.project, **grave(world))
    lower = {**grave(world), "severity": "low"}
    refused("act_has_a_reason", actions.change_issue, pm, issue, **lower)
    actions.change_issue(pm, issue, reason="Repaired in part", **lower)
    step, *_ = history_of(issue)
    assert step.reason == "Repaired in part"
    assert step.before is not None
    assert step.before["severity"] == "high"
    actions.change_issue(pm, issue, **grave(world))


def test_who_leads_cares_for_a_grave_issue_and_a_member_may_raise_it_at_once(world: World) -> None:
    values = {"title": "I", "severity": "critical"}
    refused("grave_issue_is_cared_for", actions.raise_issue, world.actor("pm"), world.project, **values)
    actions.raise_issue(world.actor("member"), world.project, **values)


def test_the_office_acknowledges_once_and_changes_nothing_else(world: World) -> None:
    issue = actions.raise_issue(world.actor("pm"), world.project, **grave(world))
    with pytest.raises(NotPermitted):
        actions.acknowledge_issue(world.actor("pm"), issue)
    officer = world.actor("oversight_officer")
    actions.acknowledge_issue(officer, issue)
    assert issue.acknowledged_by_id == officer.person_id
    refused("issue_is_acknowledged_once", actions.acknowledge_issue, world.actor(PostRole.DIRECTOR), issue)


def test_who_delivers_does_not_acknowledge_for_the_office(world: World) -> None:
    project = register_overseen(world, "P-2")
    projects.appoint(world.actor(PostRole.EXECUTIVE), project, person=world.people[PostRole.DIRECTOR], role="member")
    issue = actions.raise_issue(world.actor(PostRole.DIRECTOR), project, title="I")
    refused("control_is_independent", actions.acknowledge_issue, world.actor(PostRole.DIRECTOR), issue)


def test_a_resolved_issue_stays_resolved(world: World) -> None:
    pm = world.actor("pm")
    issue = actions.raise_issue(pm, world.project, **grave(world))
    refused("resolution_is_given", actions.resolve_issue, pm, issue, resolution=" ")
    actions.resolve_issue(pm, issue, resolution="Repaired")
    refused("issue_is_open", actions.change_issue, pm, issue, **grave(world))
    assert queries.issues_of([world.project.pk])[world.project.pk] == []
    assert queries.issues_of([world.project.pk], open_only=False)[world.project.pk] == [issue]


def test_nobody_decides_what_they_asked_or_what_they_deliver(world: World) -> None:
    project = register_overseen(world, "P-2")
    director = world.people[PostRole.DIRECTOR]
    projects.appoint(world.actor(PostRole.EXECUTIVE), project, person=director, role="pm")
    decision = actions.ask_decision(world.actor(PostRole.DIRECTOR), project, question="May we?")
    typed = {"choice": "Yes", "rationale": "Good"}
    refused("decider_did_not_ask", actions.decide, world.actor(PostRole.DIRECTOR), decision, **typed)
    refused("role_may_act", actions.decide, world.actor("pm"), decision, **typed)
    actions.decide(world.actor(PostRole.EXECUTIVE), decision, **typed)
    refused("decision_is_asked", actions.decide, world.actor(PostRole.EXECUTIVE), decision, **typed)
    director_actor = world.actor(PostRole.DIRECTOR)
    refused("decision_is_asked", actions.withdraw_decision, director_actor, decision, reason="R")


def test_a_decision_is_asked_of_somebody_else_and_decided_with_a_rationale(world: World) -> None:
    pm = world.actor("pm")
    refused(
        "question_is_asked_of_somebody_else",
        actions.ask_decision,
        pm,
        world.project,
        question="May I?",
        asked_of=world.people["pm"],
    )
    decision = actions.ask_decision(pm, world.project, question="May we?", asked_of=world.people["sponsor"])
    refused("rationale_is_given", actions.decide, world.actor("sponsor"), decision, choice="Yes", rationale="")
    then = clock.now()
    actions.decide(world.actor("sponsor"), decision, choice="Yes", rationale="It pays")
    key = world.project.pk
    assert queries.decisions_of([key])[key] == []
    assert queries.decisions_of([key], then)[key] == [decision]
