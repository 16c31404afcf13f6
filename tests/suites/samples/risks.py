"""Samples of the verbs of risks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from milepost.projects.choices import RoleOnProject
from milepost.risks import actions
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World


def the_project(world: World) -> Subjects:
    return (world.project,)


def cared_for(world: World) -> dict[str, Any]:
    return {
        "title": "The supplier fails",
        "probability_share": Decimal("0.6"),
        "description": "One source",
        "owner": world.people["pm"],
        "critical": True,
        "next_action": "Find a second source",
        "next_action_date": date(2026, 12, 1),
    }


def a_risk(world: World) -> Subjects:
    return (actions.raise_risk(world.actor("pm"), world.project, **cared_for(world)),)


SAMPLES = (
    Sample(actions.raise_risk, RoleOnProject.PM, subjects=the_project, typed=cared_for),
    Sample(
        actions.change_risk,
        RoleOnProject.PM,
        subjects=a_risk,
        typed=lambda world: {**cared_for(world), "probability_share": Decimal("0.3")},
        again={"probability_share": Decimal("0.9")},
    ),
    Sample(
        actions.close_risk,
        RoleOnProject.PM,
        subjects=a_risk,
        typed=lambda _: {"state": "closed", "reason": "Second source found"},
        again={"state": "materialised"},
    ),
)
