"""The register, the stages and the standing of a project; what an import may and may not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.errors import NotSeen, Refusal
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.portfolios import actions as portfolios
from milepost.projects import actions, queries
from milepost.projects.choices import RoleOnProject, Stage, Standing
from milepost.projects.models import Project
from tests.suites.ground.world import IMPORTER, OPERATOR, World, register, register_imported, register_overseen
from tests.suites.samples.people import newcomer
from tests.suites.samples.planning import PROMISE

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
    analyst, project = world.actor(PostRole.ANALYST), world.project
    refused("stage_follows", actions.change_stage, analyst, project, stage=Stage.EXECUTING, reason="Hurry")
    refused("act_has_a_reason", actions.change_stage, analyst, project, stage=Stage.PLANNING)
    for stage in (Stage.PLANNING, Stage.EXECUTING, Stage.CLOSING, Stage.CLOSED):
        actions.change_stage(analyst, project, stage=stage, reason="Evidence")
    assert project.standing == Standing.ENDED
    refused("project_is_open", planning.update_outlook, world.actor("pm"), project)


def test_who_delivers_does_not_decide_about_the_project(world: World) -> None:
    project = register_overseen(world, "P-2")
    director = world.people[PostRole.DIRECTOR]
    actions.appoint(world.actor(PostRole.EXECUTIVE), project, person=director, role=RoleOnProject.PM)
    actor = world.actor(PostRole.DIRECTOR)
    refused("control_is_independent", actions.change_stage, actor, project, stage=Stage.PLANNING, reason="Mine")
    refused("control_is_independent", actions.change_standing, actor, project, standing="on_hold", reason="Mine")
    actions.change_standing(world.actor(PostRole.EXECUTIVE), project, standing="on_hold", reason="Theirs")


def test_standing_follows_the_life_of_a_project(world: World) -> None:
    executive, project = world.actor(PostRole.EXECUTIVE), world.project
    for standing in (Standing.ON_HOLD, Standing.ACTIVE, Standing.TERMINATING, Standing.ENDED):
        actions.change_standing(executive, project, standing=standing, reason="Decided")
    refused("project_is_open", actions.change_standing, executive, project, standing=Standing.ACTIVE, reason="Again")


def test_an_import_writes_facts_only_while_nobody_answers_for_the_project(world: World) -> None:
    imported = register_imported(world, "I-1")
    planning.record_baseline(IMPORTER, imported, **PROMISE)
    planning.record_baseline(IMPORTER, imported, **PROMISE)
    actions.change_stage(IMPORTER, imported, stage=Stage.CLOSED)
    actions.appoint(world.actor(PostRole.DIRECTOR), imported, person=newcomer(world), role=RoleOnProject.PM)
    refused("machine_writes_imported_history", planning.record_baseline, IMPORTER, imported, **PROMISE)


def test_an_import_writes_no_fact_of_a_live_project(world: World) -> None:
    project = register(world, "P-2")
    for channel in (IMPORTER, OPERATOR):
        refused("machine_writes_imported_history", planning.record_baseline, channel, project, **PROMISE)
        refused("machine_writes_imported_history", actions.change_stage, channel, project, stage=Stage.PLANNING)


def test_a_project_is_seen_as_it_was(world: World) -> None:
    then, project = clock.now(), world.project
    actions.change_stage(world.actor(PostRole.ANALYST), project, stage=Stage.PLANNING, reason="Evidence")
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
