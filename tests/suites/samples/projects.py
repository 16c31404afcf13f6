"""Samples of the verbs of projects."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from milepost.kernel import clock
from milepost.methods.queries import version_in_force
from milepost.people.choices import COLLEAGUE, PostRole
from milepost.people.queries import local_date
from milepost.portfolios import actions as portfolios
from milepost.projects import actions
from milepost.projects.choices import OFFERED_DELEGATE, Ground, RoleOnProject, Ruling, Stage, Standing
from milepost.projects.models import Direction, MethodMove, ObjectiveLink, Project
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import OPERATOR, World, add_person, register_imported
from tests.suites.samples import methods
from tests.suites.samples.artefacts import owing
from tests.suites.samples.demand import decided


def the_project(world: World) -> Subjects:
    return (world.project,)


def a_role(world: World) -> Subjects:
    person = add_person("Extra Hand", world.unit)
    return (actions.appoint(world.actor("pm"), world.project, person=person, role=RoleOnProject.MEMBER),)


def a_link(world: World) -> Subjects:
    return (ObjectiveLink.objects.get(project=world.project),)


def stream_of(_world: World, project: Project) -> str:
    return f"project:{project.pk}"


def directed(_world: World) -> dict[str, Any]:
    return {"text": "Plan the work anew", "reason": "The plan is three months old", "due_date": date(2099, 12, 1)}


def a_direction(world: World) -> Subjects:
    return (issued(world),)


def issued(world: World) -> Direction:
    return actions.issue_direction(world.actor(RoleOnProject.OVERSIGHT), world.project, **directed(world))


def an_accepted_direction(world: World) -> Subjects:
    return (actions.accept_direction(world.actor("pm"), issued(world)),)


def a_challenged_direction(world: World) -> Subjects:
    return (
        actions.challenge_direction(world.actor("pm"), issued(world), challenge="Too soon", evidence="Plan, row 4"),
    )


def a_done_direction(world: World) -> Subjects:
    return (actions.complete_direction(world.actor("pm"), *an_accepted_direction(world), outcome="Planned"),)


def delegated(world: World) -> dict[str, Any]:
    today = local_date(clock.now())
    return {
        "delegate": world.people[OFFERED_DELEGATE],
        "powers": ["check_work", "decide_changes"],
        "start_date": today,
        "end_date": today + timedelta(days=30),
        "hours": Decimal(40),
        "money": Decimal(5000),
        "conditions": "Tell me on Fridays",
        "reason": "I am away",
    }


def a_delegation(world: World) -> Subjects:
    return (actions.offer_delegation(world.actor("pm"), world.project, **delegated(world)),)


def an_accepted_delegation(world: World) -> Subjects:
    return (actions.accept_delegation(world.actor(OFFERED_DELEGATE), *a_delegation(world)),)


def policies_to_read(world: World) -> Subjects:
    project = owing(world)
    reader = world.people[COLLEAGUE]
    actions.appoint(world.actor(PostRole.DIRECTOR), project, person=reader, role=RoleOnProject.MEMBER)
    return (project.method_version,)


def an_approved_request(world: World) -> Subjects:
    return (decided(world),)


def begun(world: World) -> dict[str, Any]:
    return {"code": "P-12", "portfolio": world.portfolio, "project_class": "A", "pm": world.people["colleague"]}


def in_a_month(world: World) -> dict[str, Any]:
    """Publish a version, and say what is typed to move to it in a month."""
    version = methods.published(world)
    return {"to_version": version, "effective_date": clock.today() + timedelta(days=30), "reason": "Personal facts"}


def announced(world: World, **typed: Any) -> MethodMove:
    values = typed or in_a_month(world)
    return actions.announce_method_move(world.actor(PostRole.ANALYST), world.project, **values)


def an_announced_move(world: World) -> Subjects:
    return (announced(world),)


def held(world: World) -> Subjects:
    actions.hold_project(world.actor(PostRole.EXECUTIVE), world.project, **put_off())
    return (world.project,)


def put_off(reason: str = "Waiting for the client") -> dict[str, Any]:
    return {
        "reason": reason,
        "resources": "The team works elsewhere; the contract rests",
        "review_date": clock.today() + timedelta(days=30),
    }


def found(world: World, code: str = "I-7") -> Subjects:
    """Return imported history that somebody leads and oversees, with a method in force to adopt it under."""
    if version_in_force(local_date(clock.now())) is None:
        methods.published(world, effective_from=local_date(clock.now()))
    project = register_imported(world, code)
    for role in (RoleOnProject.PM, RoleOnProject.OVERSIGHT):
        actions.appoint(world.actor(PostRole.DIRECTOR), project, person=world.people[role], role=role)
    return (project,)


def of_a_method(world: World) -> Subjects:
    return (owing(world),)


SAMPLES = (
    Sample(
        actions.initiate_from_request,
        PostRole.DIRECTOR,
        subjects=an_approved_request,
        typed=begun,
        stream=stream_of,
    ),
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
            "until": date(2099, 12, 1),
            "reason": "Succession",
        },
    ),
    Sample(actions.end_role, PostRole.DIRECTOR, subjects=a_role, typed=lambda _: {"reason": "Done"}),
    Sample(
        actions.hold_project,
        PostRole.EXECUTIVE,
        subjects=the_project,
        typed=lambda _: put_off(),
        again=put_off("Waiting for the court"),
    ),
    Sample(actions.resume_project, PostRole.DIRECTOR, subjects=held, typed=lambda _: {"reason": "The client decided"}),
    Sample(
        actions.terminate_project,
        PostRole.EXECUTIVE,
        subjects=the_project,
        typed=lambda _: {"reason": "It no longer pays"},
    ),
    Sample(
        actions.plan_gate,
        RoleOnProject.PM,
        subjects=of_a_method,
        typed=lambda _: {"gate": "rfp", "planned_date": date(2099, 12, 1)},
    ),
    Sample(
        actions.tell_stage,
        "operator",
        subjects=lambda world: (register_imported(world, "I-7"),),
        typed=lambda _: {"stage": Stage.CLOSING, "standing": Standing.ACTIVE, "reason": "Row 7"},
    ),
    Sample(
        actions.adopt_project,
        PostRole.ANALYST,
        subjects=found,
        typed=lambda _: {"project_class": "B", "found": "Half built; the charter is signed, no plan is kept"},
    ),
    Sample(actions.issue_direction, PostRole.DIRECTOR, subjects=the_project, typed=directed),
    Sample(
        actions.accept_direction,
        RoleOnProject.PM,
        subjects=a_direction,
        typed=lambda _: {"impact": "Two weeks"},
    ),
    Sample(
        actions.challenge_direction,
        RoleOnProject.PM,
        subjects=a_direction,
        typed=lambda _: {"ground": Ground.LAW, "challenge": "It is forbidden", "evidence": "Act, section 4"},
    ),
    Sample(
        actions.rule_on_challenge,
        RoleOnProject.SPONSOR,
        subjects=a_challenged_direction,
        typed=lambda _: {"ruling": Ruling.MODIFIED, "ruling_reason": "It can wait", "text": "Plan next month anew"},
    ),
    Sample(
        actions.complete_direction,
        RoleOnProject.PM,
        subjects=an_accepted_direction,
        typed=lambda _: {"outcome": "The plan is new"},
    ),
    Sample(actions.confirm_direction, RoleOnProject.OVERSIGHT, subjects=a_done_direction),
    Sample(
        actions.return_direction,
        RoleOnProject.OVERSIGHT,
        subjects=a_done_direction,
        typed=lambda _: {"reason": "Row 4 is missing"},
    ),
    Sample(
        actions.withdraw_direction,
        PostRole.DIRECTOR,
        subjects=a_direction,
        typed=lambda _: {"reason": "No longer needed"},
    ),
    Sample(actions.offer_delegation, RoleOnProject.PM, subjects=the_project, typed=delegated),
    Sample(actions.accept_delegation, OFFERED_DELEGATE, subjects=a_delegation),
    Sample(actions.decline_delegation, OFFERED_DELEGATE, subjects=a_delegation, typed=lambda _: {"reason": "No time"}),
    Sample(
        actions.revoke_delegation,
        RoleOnProject.PM,
        subjects=an_accepted_delegation,
        typed=lambda _: {"reason": "I am back"},
    ),
    Sample(actions.publish_rasci, RoleOnProject.OVERSIGHT, subjects=of_a_method),
    Sample(actions.acknowledge_policies, COLLEAGUE, subjects=policies_to_read),
    Sample(actions.announce_method_move, PostRole.ANALYST, subjects=the_project, typed=in_a_month),
    Sample(actions.acknowledge_method_move, RoleOnProject.PM, subjects=an_announced_move),
    Sample(
        actions.withdraw_method_move,
        PostRole.ANALYST,
        subjects=an_announced_move,
        typed=lambda _: {"reason": "Too soon"},
    ),
)
