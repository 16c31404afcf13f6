"""Samples of the verbs of finance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from milepost.finance import actions
from milepost.finance.models import CostOutlook
from milepost.finance.rules import CostInput
from milepost.people.choices import PostRole
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World

LINES = [
    CostInput(date(2026, 1, 1), "baseline", Decimal("100.00")),
    CostInput(date(2026, 2, 1), "baseline", Decimal("200.00")),
    CostInput(date(2026, 1, 1), "actual", Decimal("110.50")),
]


def the_project(world: World) -> Subjects:
    return (world.project,)


def expected(world: World) -> Subjects:
    actions.update_cost_outlook(world.actor("pm"), world.project, forecast_cost=Decimal(900))
    return (world.project,)


def a_benefit(world: World) -> Subjects:
    owner = world.people["sponsor"]
    return (actions.add_benefit(world.actor("pm"), world.project, name="Fewer claims", owner=owner),)


SAMPLES = (
    Sample(actions.record_costs, RoleOnProject.PM, subjects=the_project, typed=lambda _: {"lines": LINES}),
    Sample(
        actions.rebaseline_costs,
        PostRole.EXECUTIVE,
        subjects=the_project,
        typed=lambda _: {"lines": LINES[:1], "reason": "Decision 7"},
    ),
    Sample(
        actions.update_cost_outlook,
        RoleOnProject.PM,
        subjects=expected,
        typed=lambda _: {"forecast_cost": Decimal(1000), "actual_cost": Decimal(300), "contingency": Decimal(50)},
        again={"forecast_cost": Decimal(1100)},
        version_of=lambda subjects: CostOutlook.objects.get(project=subjects[0]),
    ),
    Sample(
        actions.add_benefit,
        RoleOnProject.PM,
        subjects=the_project,
        typed=lambda world: {"name": "Faster service", "owner": world.people["sponsor"], "unit": "days"},
    ),
    Sample(
        actions.change_benefit,
        RoleOnProject.PM,
        subjects=a_benefit,
        typed=lambda world: {
            "name": "Fewer claims",
            "owner": world.people["sponsor"],
            "kind": "cash",
            "forecast_value": Decimal(5),
        },
        again={"forecast_value": Decimal(6)},
    ),
)
