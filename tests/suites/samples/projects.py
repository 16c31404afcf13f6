"""Samples of the verbs of projects."""

from __future__ import annotations

from milepost.people.choices import PostRole
from milepost.portfolios import actions as portfolios
from milepost.projects import actions
from milepost.projects.choices import RoleOnProject, Stage, Standing
from milepost.projects.models import ObjectiveLink, Project
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import OPERATOR, World, add_person


def the_project(world: World) -> Subjects:
    return (world.project,)


def a_role(world: World) -> Subjects:
    person = add_person("Extra Hand", world.unit)
    return (actions.appoint(world.actor("pm"), world.project, person=person, role=RoleOnProject.MEMBER),)


def a_link(world: World) -> Subjects:
    return (ObjectiveLink.objects.get(project=world.project),)


def stream_of(_world: World, project: Project) -> str:
    return f"project:{project.pk}"


SAMPLES = (
    Sample(
        actions.register_project,
        PostRole.ANALYST,
        typed=lambda world: {
            "code": "P-9",
            "name": "Ninth",
            "unit": world.unit,
            "portfolio": world.portfolio,
            "currency": "EUR",
            "purpose": "Because",
            "objectives": [world.objective],
        },
        stream=stream_of,
    ),
    Sample(
        actions.change_project,
        PostRole.ANALYST,
        subjects=the_project,
        typed=lambda world: {
            "name": "Renamed",
            "unit": world.unit,
            "portfolio": world.portfolio,
            "project_class": "B",
            "attributes": {"ministry": "Works"},
        },
        again={"name": "Renamed otherwise"},
    ),
    Sample(
        actions.link_objective,
        PostRole.ANALYST,
        subjects=the_project,
        typed=lambda _: {"objective": portfolios.add_objective(OPERATOR, code="O7", statement="Grow")},
    ),
    Sample(actions.unlink_objective, PostRole.ANALYST, subjects=a_link, typed=lambda _: {"reason": "No longer"}),
    Sample(
        actions.appoint,
        PostRole.DIRECTOR,
        subjects=the_project,
        typed=lambda world: {
            "person": add_person("Next Manager", world.unit),
            "role": RoleOnProject.PM,
            "reason": "Succession",
        },
    ),
    Sample(actions.end_role, PostRole.DIRECTOR, subjects=a_role, typed=lambda _: {"reason": "Done"}),
    Sample(
        actions.change_stage,
        PostRole.ANALYST,
        subjects=the_project,
        typed=lambda _: {"stage": Stage.PLANNING, "reason": "Charter approved"},
        again={"stage": Stage.CLOSING},
    ),
    Sample(
        actions.change_standing,
        PostRole.EXECUTIVE,
        subjects=the_project,
        typed=lambda _: {"standing": Standing.ON_HOLD, "reason": "Waiting for the client"},
        again={"standing": Standing.TERMINATING},
    ),
)
