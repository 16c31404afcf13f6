"""The register, the stages and the standing of a project; what an import may and may not."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.actions import ACTIONS, Action
from milepost.kernel.errors import NotSeen, Refusal
from milepost.people.choices import PMO, PostRole
from milepost.planning import actions as planning
from milepost.portfolios import actions as portfolios
from milepost.projects import actions, queries
from milepost.projects.choices import RoleOnProject, Stage, Standing
from milepost.projects.models import Project
from tests.suites.ground.ending import CLOSE, move
from tests.suites.ground.world import IMPORTER, OPERATOR, World, register, register_imported, register_overseen
from tests.suites.samples.artefacts import owing
from tests.suites.samples.people import newcomer
from tests.suites.samples.projects import found, put_off
from tests.suites.samples.work.planning import PROMISE

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> None:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}


def typed(world: World, **values: Any) -> dict[str, Any]:
    return {
        "code": "P-8",
        "name": "Eighth",
        "unit": world.unit,
        "portfolio": world.portfolio,
        "currency": "EUR",
        **values,
    }


def test_people_register_live_projects_and_the_machine_imported_ones(world: World) -> None:
    analyst = world.actor(PostRole.ANALYST)
    refused("origin_fits_channel", actions.register_project, analyst, **typed(world, origin="imported"))
    refused("origin_fits_channel", actions.register_project, IMPORTER, **typed(world))


def test_a_live_project_begins_at_the_beginning(world: World) -> None:
    analyst = world.actor(PostRole.ANALYST)
    refused("project_begins_initiating", actions.register_project, analyst, **typed(world, stage="executing"))


def test_a_programme_of_another_portfolio_is_refused(world: World) -> None:
    other = portfolios.add_portfolio(OPERATOR, code="X", name="X")
    programme = portfolios.add_programme(OPERATOR, other, code="Y", name="Y")
    analyst = world.actor(PostRole.ANALYST)
    refused("programme_is_in_portfolio", actions.register_project, analyst, **typed(world, programme=programme))


def test_the_weights_of_objectives_stay_within_one(world: World) -> None:
    portfolios.change_objective(OPERATOR, world.objective, statement="S", weight_share=Decimal("0.7"))
    refused(
        "weights_stay_within_one",
        portfolios.add_objective,
        OPERATOR,
        code="O2",
        statement="T",
        weight_share=Decimal("0.4"),
    )
    portfolios.change_objective(OPERATOR, world.objective, statement="S", weight_share=Decimal(1))


def test_a_class_rises_and_does_not_fall(world: World) -> None:
    analyst, project = world.actor(PostRole.ANALYST), world.project
    values = {"name": "N", "unit": world.unit, "portfolio": world.portfolio}
    actions.change_project(analyst, project, project_class="A", **values)
    refused("class_is_not_lowered", actions.change_project, analyst, project, project_class="B", **values)


def test_stages_follow_each_other_and_closing_ends_the_project(world: World) -> None:
    project = world.project
    refused("stage_follows", move, world, project, Stage.EXECUTING)
    move(world, project, Stage.PLANNING, Stage.EXECUTING, Stage.CLOSING)
    CLOSE(world.actor(PostRole.DIRECTOR), project)
    assert (project.stage, project.standing) == (Stage.CLOSED, Standing.ENDED)
    refused("project_is_open", planning.update_outlook, world.actor("pm"), project)
    with_basis = [(each.stage, each.basis) for each in queries.phase_entries([project.pk])[project.pk]]
    assert with_basis[0] == ("initiating", "registered")
    assert with_basis[-1] == ("closed", "record")


def test_nothing_but_a_decision_opens_a_stage_of_work(world: World) -> None:
    director, project = world.actor(PostRole.DIRECTOR), world.project

    def without_decision(act: Act, subject: Project) -> None:
        actions.enter_stage(act, subject, Stage.PLANNING)

    by_hand = Action(
        without_decision, name="tests.by_hand", allowed=PMO, scope=queries.project_scope, guards=(), path=""
    )
    refused("stage_is_entered_by_a_decision", by_hand, director, project)
    assert world.project.stage == Stage.INITIATING


def test_no_action_changes_the_stage_of_a_live_project_by_itself(world: World) -> None:
    assert "projects.change_stage" not in ACTIONS
    refused("history_is_told", actions.tell_stage, OPERATOR, world.project, stage=Stage.CLOSING, standing="active")


def test_who_delivers_does_not_hold_or_terminate_the_project(world: World) -> None:
    project = register_overseen(world, "P-2")
    director = world.people[PostRole.DIRECTOR]
    actions.appoint(world.actor(PostRole.EXECUTIVE), project, person=director, role=RoleOnProject.PM)
    actor = world.actor(PostRole.DIRECTOR)
    refused("control_is_independent", actions.hold_project, actor, project, **put_off())
    refused("control_is_independent", actions.terminate_project, actor, project, reason="Mine")
    actions.hold_project(world.actor(PostRole.EXECUTIVE), project, **put_off())


def test_a_hold_names_its_day_and_ends_when_the_project_resumes(world: World) -> None:
    executive, project = world.actor(PostRole.EXECUTIVE), world.project
    late = {**put_off(), "review_date": clock.today() + timedelta(days=91)}
    refused("hold_is_looked_at_again", actions.hold_project, executive, project, **late)
    refused("resources_is_written", actions.hold_project, executive, project, **{**put_off(), "resources": " "})
    refused("standing_is", actions.resume_project, executive, project, reason="Again")
    actions.hold_project(executive, project, **put_off())
    again = actions.hold_project(executive, project, **put_off("Still waiting"))
    assert queries.open_holds([project.pk]) == {project.pk: again}
    actions.resume_project(executive, project, reason="The client decided")
    assert queries.open_holds([project.pk]) == {}
    assert world.project.standing == Standing.ACTIVE


def test_what_is_terminated_goes_through_the_same_closing(world: World) -> None:
    executive, project = world.actor(PostRole.EXECUTIVE), world.project
    actions.terminate_project(executive, project, reason="It no longer pays")
    assert (project.stage, project.standing) == (Stage.CLOSING, Standing.TERMINATING)
    refused("work_goes_on", actions.terminate_project, executive, project, reason="Again")
    CLOSE(world.actor(PostRole.DIRECTOR), project)
    refused("project_is_open", actions.hold_project, executive, project, **put_off())


def test_imported_history_is_quarantined_until_it_is_adopted(world: World) -> None:
    (project,) = found(world)
    executive, analyst = world.actor(PostRole.EXECUTIVE), world.actor(PostRole.ANALYST)
    refused("project_is_adopted", actions.hold_project, executive, project, **put_off())
    refused("project_is_adopted", actions.terminate_project, executive, project, reason="Stop")
    actions.adopt_project(analyst, project, project_class="B", found="Half built")
    assert (project.origin, project.stage) == ("adopted", Stage.EXECUTING)
    assert project.method_version is not None
    assert queries.phase_entries([project.pk])[project.pk][-1].basis == "adopted"
    refused("project_is_history", actions.adopt_project, analyst, project, project_class="B", found="Again")
    refused("history_is_told", actions.tell_stage, OPERATOR, project, stage=Stage.CLOSING, standing="active")
    actions.hold_project(executive, project, **put_off())


def test_history_is_adopted_only_with_somebody_to_lead_and_somebody_to_oversee(world: World) -> None:
    found(world)
    bare, analyst = register_imported(world, "I-8"), world.actor(PostRole.ANALYST)
    refused("adopted_project_has_its_people", actions.adopt_project, analyst, bare, project_class="C", found="As is")


def test_held_history_stays_held_when_it_is_adopted(world: World) -> None:
    (project,) = found(world)
    actions.tell_stage(OPERATOR, project, stage=Stage.EXECUTING, standing=Standing.ON_HOLD, reason="Row 7")
    actions.adopt_project(world.actor(PostRole.ANALYST), project, project_class="C", found="It waits for a court")
    assert queries.open_holds([project.pk])[project.pk].reason == "It waits for a court"


def test_a_gate_is_planned_by_who_leads_and_only_one_of_the_method(world: World) -> None:
    project, pm = owing(world), world.actor("pm")
    day = clock.today() + timedelta(days=30)
    refused("gate_is_of_the_method", actions.plan_gate, pm, project, gate="gate9", planned_date=day)
    refused("gate_is_of_the_method", actions.plan_gate, pm, world.project, gate="rfp", planned_date=day)
    past = clock.today() - timedelta(days=1)
    refused("planned_day_lies_ahead", actions.plan_gate, pm, project, gate="rfp", planned_date=past)
    actions.plan_gate(pm, project, gate="rfp", planned_date=day)
    actions.plan_gate(pm, project, gate="rfp", planned_date=day + timedelta(days=7))
    assert queries.planned_gates([project.pk]) == {project.pk: {"rfp": day + timedelta(days=7)}}


def test_an_import_writes_facts_only_while_nobody_answers_for_the_project(world: World) -> None:
    imported = register_imported(world, "I-1")
    planning.record_baseline(IMPORTER, imported, **PROMISE)
    planning.record_baseline(IMPORTER, imported, **PROMISE)
    actions.tell_stage(IMPORTER, imported, stage=Stage.CLOSED, standing=Standing.ENDED)
    actions.appoint(world.actor(PostRole.DIRECTOR), imported, person=newcomer(world), role=RoleOnProject.PM)
    refused("machine_writes_imported_history", planning.record_baseline, IMPORTER, imported, **PROMISE)


def test_an_import_writes_no_fact_of_a_live_project(world: World) -> None:
    project = register(world, "P-2")
    for channel in (IMPORTER, OPERATOR):
        refused("machine_writes_imported_history", planning.record_baseline, channel, project, **PROMISE)
        refused("history_is_told", actions.tell_stage, channel, project, stage=Stage.PLANNING, standing="active")


def test_a_project_is_seen_as_it_was(world: World) -> None:
    then, project = clock.now(), world.project
    move(world, project, Stage.PLANNING)
    assert queries.as_seen_at(project, then).stage == Stage.INITIATING
    assert queries.as_seen_at(project, None).stage == Stage.PLANNING
    later = register(world, "P-2")
    with pytest.raises(NotSeen):
        queries.as_seen_at(later, then)


def test_what_a_project_serves_is_known_now_and_then(world: World) -> None:
    then, project = clock.now(), world.project
    other = portfolios.add_objective(OPERATOR, code="O2", statement="Grow")
    actions.link_objective(world.actor(PostRole.ANALYST), project, objective=other)
    refused(
        "stored_record_is_consistent",
        actions.link_objective,
        world.actor(PostRole.ANALYST),
        project,
        objective=other,
    )
    assert queries.objectives_of([project.pk])[project.pk] == [world.objective.pk, other.pk]
    assert queries.objectives_of([project.pk], then)[project.pk] == [world.objective.pk]


def test_a_number_of_a_project_is_never_given_twice(world: World) -> None:
    refused(
        "stored_record_is_consistent",
        actions.register_project,
        world.actor(PostRole.ANALYST),
        **typed(world, code=Project.objects.get().code),
    )
