"""Promises stand, outlooks are possible."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.people.choices import PostRole
from milepost.people.queries import local_date
from milepost.planning import actions, queries
from milepost.planning.models import Baseline
from milepost.projects import actions as projects
from tests.suites.ground.world import World, register_overseen
from tests.suites.samples.work.planning import PROMISE

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> None:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}


def test_the_original_baseline_is_recorded_once_and_kept(world: World) -> None:
    pm, director = world.actor("pm"), world.actor(PostRole.DIRECTOR)
    refused("rebaseline_follows_a_baseline", actions.rebaseline, director, world.project, reason="R", **PROMISE)
    first = actions.record_baseline(pm, world.project, **PROMISE)
    refused("first_baseline_is_recorded_once", actions.record_baseline, pm, world.project, **PROMISE)
    second = actions.rebaseline(director, world.project, reason="Scope", cost=Decimal(2))
    assert (first.number, second.number) == (0, 1)
    assert Baseline.objects.get(number=0).cost == PROMISE["cost"]
    plan = queries.plans_of([world.project.pk])[world.project.pk]
    assert (plan.first, plan.latest) == (first, second)


def test_a_new_baseline_needs_a_reason_and_somebody_who_does_not_deliver(world: World) -> None:
    project = register_overseen(world, "P-2")
    director = world.people[PostRole.DIRECTOR]
    projects.appoint(world.actor(PostRole.EXECUTIVE), project, person=director, role="pm")
    actions.record_baseline(world.actor("pmo_director"), project, **PROMISE)
    refused("act_has_a_reason", actions.rebaseline, world.actor("executive"), project, reason=" ", **PROMISE)
    refused("control_is_independent", actions.rebaseline, world.actor("pmo_director"), project, reason="R", **PROMISE)
    refused("role_may_act", actions.rebaseline, world.actor("pm"), project, reason="R", **PROMISE)


def test_a_baseline_promises_something_possible(world: World) -> None:
    pm = world.actor("pm")
    refused("baseline_promises_something", actions.record_baseline, pm, world.project)
    refused(
        "finish_not_before_start",
        actions.record_baseline,
        pm,
        world.project,
        start_date=date(2026, 2, 1),
        finish_date=date(2026, 1, 1),
    )


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("complete_is_a_share", {"complete_share": Decimal("1.01")}),
        ("complete_is_a_share", {"complete_share": Decimal("-0.01")}),
        ("complete_is_a_share", {"complete_share": Decimal("NaN")}),
        ("actual_is_not_in_the_future", {"actual_start": date(2999, 1, 1)}),
        ("no_actual_finish_without_actual_start", {"actual_finish": date(2026, 1, 1)}),
        ("finish_not_before_start", {"actual_start": date(2026, 2, 1), "actual_finish": date(2026, 1, 1)}),
        ("finish_not_before_start", {"forecast_start": date(2026, 2, 1), "forecast_finish": date(2026, 1, 1)}),
    ],
)
def test_an_outlook_that_cannot_be_true_is_refused(world: World, rule: str, values: dict[str, Any]) -> None:
    refused(rule, actions.update_outlook, world.actor("pm"), world.project, **values)


def test_today_is_the_date_where_the_organisation_keeps_its_calendar(world: World) -> None:
    late_in_the_evening = datetime(2030, 6, 1, 22, 30, tzinfo=UTC)  # half past midnight in Vienna
    with clock.at(late_in_the_evening):
        assert local_date(clock.now()) == date(2030, 6, 2)
        outlook = actions.update_outlook(world.actor("pm"), world.project, actual_start=date(2030, 6, 2))
        refused(
            "actual_is_not_in_the_future",
            actions.update_outlook,
            world.actor("pm"),
            world.project,
            actual_start=date(2030, 6, 3),
        )
    assert outlook.updated_on == date(2030, 6, 2)


def test_a_promised_milestone_moves_with_a_new_baseline_only(world: World) -> None:
    pm, promised, later = world.actor("pm"), date(2026, 6, 1), date(2026, 9, 1)
    actions.record_baseline(pm, world.project, **PROMISE)
    milestone = actions.add_milestone(pm, world.project, name="Pilot", baseline_date=promised)
    values = {"name": "Pilot", "kind": "gate"}
    refused("promise_stands", actions.change_milestone, pm, milestone, baseline_date=later, **values)
    refused("promise_stands", actions.change_milestone, pm, milestone, **values)
    actions.rebaseline(
        world.actor("sponsor"), world.project, reason="Agreed", milestone_dates={milestone.pk: later}, **PROMISE
    )
    milestone.refresh_from_db()
    assert milestone.baseline_date == later


def test_what_was_expected_is_read_as_of_a_moment(world: World) -> None:
    pm, key = world.actor("pm"), world.project.pk
    actions.update_outlook(pm, world.project, forecast_finish=date(2027, 1, 1))
    then = clock.now()
    actions.update_outlook(pm, world.project, forecast_finish=date(2027, 6, 1))
    milestone = actions.add_milestone(pm, world.project, name="Pilot")
    assert queries.plans_of([key])[key].expected_finish == date(2027, 6, 1)
    assert queries.plans_of([key], then)[key].expected_finish == date(2027, 1, 1)
    assert queries.plans_of([key], then - timedelta(days=1))[key].outlook is None
    assert queries.milestones_of([key])[key] == [milestone]
    assert queries.milestones_of([key], then)[key] == []
