"""Samples of the verbs of planning."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from milepost.people.choices import PostRole
from milepost.planning import actions
from milepost.planning.models import Outlook
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World

PROMISE: dict[str, Any] = {
    "start_date": date(2026, 1, 1),
    "finish_date": date(2026, 12, 31),
    "cost": Decimal("1000000.00"),
}


def the_project(world: World) -> Subjects:
    return (world.project,)


def promised(world: World) -> Subjects:
    actions.record_baseline(world.actor("pm"), world.project, **PROMISE)
    return (world.project,)


def expected(world: World) -> Subjects:
    actions.update_outlook(world.actor("pm"), world.project, forecast_finish=date(2027, 1, 31))
    return (world.project,)


def a_milestone(world: World) -> Subjects:
    return (actions.add_milestone(world.actor("pm"), world.project, name="Go live", baseline_date=date(2026, 11, 1)),)


SAMPLES = (
    Sample(actions.record_baseline, RoleOnProject.PM, subjects=the_project, typed=lambda _: dict(PROMISE)),
    Sample(
        actions.rebaseline,
        PostRole.DIRECTOR,
        subjects=promised,
        typed=lambda _: {**PROMISE, "finish_date": date(2027, 3, 31), "reason": "Scope grew by decision 7"},
    ),
    Sample(
        actions.update_outlook,
        RoleOnProject.PM,
        subjects=expected,
        typed=lambda _: {
            "forecast_finish": date(2027, 2, 28),
            "actual_start": date(2026, 1, 5),
            "complete_share": Decimal("0.4"),
        },
        again={"forecast_finish": date(2027, 3, 31)},
        version_of=lambda subjects: Outlook.objects.get(project=subjects[0]),
    ),
    Sample(
        actions.add_milestone,
        RoleOnProject.DEPUTY,
        subjects=the_project,
        typed=lambda _: {"name": "Pilot", "baseline_date": date(2026, 6, 1)},
    ),
    Sample(
        actions.change_milestone,
        RoleOnProject.PM,
        subjects=a_milestone,
        typed=lambda _: {
            "name": "Go live",
            "kind": "contract",
            "baseline_date": date(2026, 11, 1),
            "forecast_date": date(2026, 12, 1),
        },
        again={"forecast_date": date(2026, 12, 15)},
    ),
)
