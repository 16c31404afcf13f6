"""Conditions are seen through: reported by the project manager, confirmed by the client or the sponsor."""

from __future__ import annotations

from datetime import timedelta

import pytest

from milepost.closing import actions, queries
from milepost.closing.choices import AcceptanceDecision, AcceptanceState, ConditionState
from milepost.closing.models import Acceptance, AcceptanceCondition
from milepost.closing.rules.deciding import Condition, is_late
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.planning.choices import DeliverableState
from milepost.planning.models import Deliverable
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import World
from tests.suites.samples.ending.acceptance import decided, requested, today

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
PM, SPONSOR, CLIENT = RoleOnProject.PM, RoleOnProject.SPONSOR, RoleOnProject.CLIENT


def two_conditions(world: World) -> list[AcceptanceCondition]:
    typed = [Condition(f"Paint railing {number}", today() + timedelta(days=number)) for number in (1, 2)]
    decided(world, requested(world), AcceptanceDecision.CONDITIONAL, conditions=typed)
    return list(AcceptanceCondition.objects.order_by("number"))


def met(world: World, condition: AcceptanceCondition, by: str) -> None:
    actions.report_condition(world.actor(PM), condition, evidence="Photograph")
    actions.confirm_condition(world.actor(by), condition)


def test_with_its_last_condition_a_conditional_acceptance_becomes_an_acceptance(world: World) -> None:
    first, second = two_conditions(world)
    told = queries.acceptance_standing(world.project.pk)
    assert (told.deliverables_accepted, told.open_conditions, told.complete) == (True, 2, False)
    met(world, first, CLIENT)
    assert Deliverable.objects.get().state == DeliverableState.CONDITIONAL
    met(world, second, SPONSOR)
    assert Deliverable.objects.get().state == DeliverableState.ACCEPTED
    assert Acceptance.objects.get().state == AcceptanceState.CONDITIONS_MET
    assert queries.acceptance_standing(world.project.pk).open_conditions == 0


def test_the_project_can_be_asked_for_while_conditions_are_open_but_is_not_complete(world: World) -> None:
    two_conditions(world)
    decided(world, actions.request_project_acceptance(world.actor(PM), world.project))
    told = queries.acceptance_standing(world.project.pk)
    assert (told.project_accepted, told.complete) == (True, False)


def test_who_reports_a_condition_does_not_confirm_it(world: World) -> None:
    condition = two_conditions(world)[0]
    for role in (PM, "pmo_director", RoleOnProject.MEMBER):
        with pytest.raises(NotPermitted):
            actions.confirm_condition(world.actor(role), condition)
    with pytest.raises(Refusal) as refused:
        actions.confirm_condition(world.actor(SPONSOR), condition)
    assert refused.value.rule == "condition_stands_at"


def test_a_condition_that_is_given_back_is_open_again(world: World) -> None:
    condition = two_conditions(world)[0]
    actions.report_condition(world.actor(PM), condition, evidence="Photograph")
    actions.return_condition(world.actor(CLIENT), condition, reason="The left side is bare")
    assert condition.state == ConditionState.OPEN


def test_a_condition_is_late_after_its_day_until_it_is_confirmed() -> None:
    assert not is_late(ConditionState.OPEN, today(), today())
    assert is_late(ConditionState.REPORTED, today() - timedelta(days=1), today())
    assert not is_late(ConditionState.MET, today() - timedelta(days=1), today())
