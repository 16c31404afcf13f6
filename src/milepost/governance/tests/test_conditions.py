"""Conditions of an approval: closed with evidence, verified by another, lapsed by their dates, blocking."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from milepost.governance import actions, queries, rules
from milepost.governance.choices import Blocks, ConditionState
from milepost.governance.models import Condition
from milepost.governance.tests.test_requesting import refused
from milepost.kernel import clock
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import World
from tests.suites.samples import governance as samples
from tests.suites.samples.work.planning import PROMISE

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
PM, SPONSOR, ANALYST = RoleOnProject.PM, RoleOnProject.SPONSOR, PostRole.ANALYST
DUE = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("state", "closed", "today", "lapsed"),
    [
        ("open", None, date(2026, 3, 10), False),
        ("open", None, date(2026, 3, 11), True),
        ("closed", date(2026, 3, 10), date(2026, 4, 1), False),
        ("closed", date(2026, 3, 11), date(2026, 3, 11), True),
        ("verified", date(2026, 3, 20), date(2026, 4, 1), False),
    ],
)
def test_a_condition_lapses_by_its_dates(state: str, closed: date | None, today: date, *, lapsed: bool) -> None:
    assert rules.has_lapsed(state, DUE, closed, today) is lapsed


def test_lapsed_it_blocks_what_it_says_and_lapsed_twice_everything() -> None:
    assert rules.what_it_blocks("spend", lapsed=False, lapsed_before=True) == frozenset()
    assert rules.what_it_blocks("spend", lapsed=True, lapsed_before=False) == {"spend"}
    assert rules.what_it_blocks("spend", lapsed=True, lapsed_before=True) == set(Blocks.values)


def test_a_condition_is_closed_by_its_owner_and_verified_by_another(world: World) -> None:
    condition = samples.conditional(world)
    refused("is_theirs", actions.close_condition, world.actor(SPONSOR), condition, evidence="Seen")
    refused("evidence_is_said", actions.close_condition, world.actor(PM), condition, evidence=" ")
    condition = actions.close_condition(world.actor(PM), condition, evidence="Rows 1 to 4")
    actions.return_condition(world.actor(ANALYST), condition, reason="Row 3 has no owner")
    assert condition.state == ConditionState.OPEN
    condition = actions.close_condition(world.actor(PM), condition, evidence="Rows 1 to 4, all")
    assert actions.verify_condition(world.actor(ANALYST), condition).verified_by == world.people[ANALYST]


def test_nobody_verifies_a_condition_that_is_theirs(world: World) -> None:
    wanted = samples.Wanted("Name the money", world.people[SPONSOR].pk, samples.soon(), "spend")
    decision = samples.decided(world, "conditional", conditions=[wanted])
    condition = Condition.objects.get(decision=decision)
    actions.close_condition(world.actor(SPONSOR), condition, evidence="Budget, line 7")
    refused("another_verifies", actions.verify_condition, world.actor(SPONSOR), condition)
    actions.verify_condition(world.actor(ANALYST), condition)


def test_an_overdue_condition_blocks_the_next_gate_and_changes_of_scope(world: World) -> None:
    condition = samples.conditional(world, Blocks.SCOPE)
    project = condition.project
    planning.record_baseline(world.actor(PM), project, **PROMISE)
    with clock.at(clock.now() + timedelta(days=15)):
        assert queries.texts_blocking(project.pk, "scope") == (condition.text,)
        assert queries.texts_blocking(project.pk, "next_gate") == ()
        anew = {**PROMISE, "reason": "Later"}
        refused("nothing_blocks", planning.rebaseline, world.actor(PostRole.EXECUTIVE), project, **anew)


def test_another_day_is_given_once_and_the_second_lapse_blocks_everything(world: World) -> None:
    condition, sponsor = samples.conditional(world), world.actor(SPONSOR)
    renewed = {"due_date": samples.soon(20), "reason": "The owner was ill"}
    refused("renewal_is_once", actions.renew_condition, sponsor, condition, **renewed)
    with clock.at(clock.now() + timedelta(days=15)):
        condition = actions.renew_condition(sponsor, condition, **renewed)
        assert queries.texts_blocking(condition.project_id, "next_gate") == ()
    with clock.at(clock.now() + timedelta(days=21)):
        again = {"due_date": clock.today() + timedelta(days=5), "reason": "Again"}
        refused("renewal_is_once", actions.renew_condition, sponsor, condition, **again)
        for what in Blocks.values:
            assert queries.texts_blocking(condition.project_id, what) == (condition.text,)
