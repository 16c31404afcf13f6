"""Ending a project for tests that need one that has ended, by an act of their own around the one writer of stages."""

from __future__ import annotations

from milepost.kernel.act import Act
from milepost.kernel.actions import Action
from milepost.people.choices import PMO, PostRole
from milepost.projects import actions, queries
from milepost.projects.choices import EntryBasis, Stage
from milepost.projects.models import Project
from tests.suites.ground.world import World


def _close(act: Act, project: Project) -> None:
    actions.enter_stage(act, project, Stage.CLOSED)


def _move(act: Act, project: Project, stage: str) -> None:
    actions.enter_stage(act, project, stage, basis=EntryBasis.GATE, gate="rfp", decision_id=project.version)


CLOSE = Action(_close, name="tests.close", allowed=PMO, scope=queries.project_scope, guards=(), path="")
MOVE = Action(_move, name="tests.move", allowed=PMO, scope=queries.project_scope, guards=(), path="")


def end(world: World, project: Project) -> Project:
    """Terminate a project and close it."""
    director = world.actor(PostRole.DIRECTOR)
    actions.terminate_project(director, project, reason="Over")
    CLOSE(director, project)
    return project


def move(world: World, project: Project, *stages: str) -> Project:
    """Have a project enter stages one after the other, as gate decisions would have it."""
    for stage in stages:
        MOVE(world.actor(PostRole.DIRECTOR), project, stage)
    return project
