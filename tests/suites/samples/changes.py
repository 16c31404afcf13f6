"""Samples of the verbs of changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.changes import actions
from milepost.people.choices import PostRole
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World


def the_project(world: World) -> Subjects:
    return (world.project,)


def grave(world: World) -> dict[str, Any]:
    return {
        "title": "The line stands still",
        "severity": "high",
        "description": "Since Monday",
        "owner": world.people["pm"],
        "next_action": "Repair",
        "next_action_date": date(2026, 12, 1),
    }


def an_issue(world: World) -> Subjects:
    return (actions.raise_issue(world.actor("pm"), world.project, **grave(world)),)


def a_question(world: World) -> Subjects:
    return (
        actions.ask_decision(
            world.actor("pm"), world.project, question="May we buy?", asked_of=world.people["executive"]
        ),
    )


SAMPLES = (
    Sample(actions.raise_issue, RoleOnProject.PM, subjects=the_project, typed=grave),
    Sample(
        actions.change_issue,
        RoleOnProject.PM,
        subjects=an_issue,
        typed=lambda world: {**grave(world), "severity": "medium", "reason": "Half of it runs again"},
        again={"severity": "critical"},
    ),
    Sample(actions.resolve_issue, RoleOnProject.PM, subjects=an_issue, typed=lambda _: {"resolution": "Repaired"}),
    Sample(actions.acknowledge_issue, PostRole.ANALYST, subjects=an_issue),
    Sample(
        actions.ask_decision,
        RoleOnProject.PM,
        subjects=the_project,
        typed=lambda _: {"question": "May we buy?", "background": "Prices rise", "needed_by": date(2026, 12, 1)},
    ),
    Sample(
        actions.decide,
        PostRole.EXECUTIVE,
        subjects=a_question,
        typed=lambda _: {"choice": "Buy", "rationale": "Cheaper now"},
        again={"choice": "Wait"},
    ),
    Sample(actions.withdraw_decision, RoleOnProject.PM, subjects=a_question, typed=lambda _: {"reason": "Settled"}),
)
