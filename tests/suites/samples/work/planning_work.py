"""Samples of the verbs of the work list and of the whole plan, on a project that follows the shipped method."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from milepost.artefacts import actions as artefacts
from milepost.artefacts import queries as owed
from milepost.finance import actions as finance
from milepost.finance.choices import CostKind
from milepost.finance.rules import CostInput
from milepost.people.choices import PostRole
from milepost.planning import actions, queries
from milepost.planning.models import SealedPlan, WorkItem
from milepost.projects.choices import RoleOnProject, Stage
from milepost.projects.models import Project
from milepost.risks import actions as risks
from tests.suites.ground.ending import move
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import filled, owing, seal

PM, SPONSOR = RoleOnProject.PM, RoleOnProject.SPONSOR
MONDAY = date(2026, 3, 2)
DOCUMENTS = ("work_plan", "project_handbook", "acceptance_plan")
CLEAR = {"definition_of_done": "Tried on site and signed off by the owner."}
WHY = {"reason": "It has to be said"}


def the_project(world: World) -> Subjects:
    return (world.project,)


def an_item(world: World) -> WorkItem:
    return actions.add_work_item(
        world.actor(PM), world.project, name="Dig", planned_start=MONDAY, planned_finish=MONDAY,
        effort_hours=Decimal(8), owner=world.people["pm"], **CLEAR,
    )  # fmt: skip


def an_open_item(world: World) -> Subjects:
    return (an_item(world),)


def approved_document(world: World, project: Project, code: str) -> None:
    pm, sponsor = world.actor(PM), world.actor(SPONSOR)
    artefact = artefacts.start_artefact(pm, project, type_code=code)
    artefact = artefacts.draft_artefact(pm, artefact, content=filled(owed.sheet_of(artefact)))
    artefact = artefacts.submit_artefact(pm, artefact)
    for role in (SPONSOR, PostRole.EXECUTIVE, PostRole.DIRECTOR):
        artefacts.confirm_reading(world.actor(role), artefact, sha256=seal(artefact))
        if artefacts.review_artefact.verdict(world.actor(role), artefact) is None:
            artefacts.review_artefact(world.actor(role), artefact, verdict="favourable")
            artefact.refresh_from_db()
    approver = sponsor if artefacts.approve_artefact.verdict(sponsor, artefact) is None else world.actor("executive")
    artefacts.approve_artefact(approver, artefact)


def planned(world: World, *, documents: bool = True) -> Project:
    """Return a project in planning with everything a plan needs: documents, work, budget, an answered risk."""
    project, pm = owing(world), world.actor(PM)
    if project.stage != Stage.PLANNING:
        move(world, project, Stage.PLANNING.value)
    for code in DOCUMENTS if documents else ():
        approved_document(world, project, code)
    owner = {"owner": world.people["pm"], "effort_hours": Decimal(16), **CLEAR}
    actions.add_work_item(pm, project, name="Dig", planned_start=MONDAY, planned_finish=date(2026, 3, 3), **owner)
    actions.add_work_item(pm, project, name="Pour", predecessors="1", duration_days=Decimal(3), **owner)
    actions.add_work_item(
        pm, project, name="Handed over", kind="milestone", owner=world.people["pm"], predecessors="2", **CLEAR
    )
    finance.record_costs(pm, project, lines=[CostInput(date(2026, 3, 1), CostKind.BASELINE, Decimal("12000.00"))])
    risks.raise_risk(
        pm, project, title="Rain", probability_share=Decimal("0.3"), response="reduce", owner=world.people["pm"],
        next_action="Order covers", next_action_date=date(2027, 1, 1),
    )  # fmt: skip
    return Project.objects.get(pk=project.pk)


def proposed(world: World) -> SealedPlan:
    return actions.propose_plan(world.actor(PM), planned(world))


def baselined(world: World) -> Project:
    plan = proposed(world)
    actions.approve_plan(world.actor(SPONSOR), plan)
    return Project.objects.get(pk=plan.project_id)


def item_of(project: Project, number: int) -> WorkItem:
    return next(each for each in queries.items_of(project.pk) if each.number == number)


def a_plan(world: World) -> Subjects:
    return (proposed(world),)


def typed_item(_world: World) -> dict[str, Any]:
    return {"name": "Dig deeper", "kind": "task", "planned_start": MONDAY, "duration_days": Decimal(2)}


SAMPLES = (
    Sample(actions.add_work_item, PM, subjects=the_project, typed=typed_item),
    Sample(
        actions.paste_work_items,
        PM,
        subjects=the_project,
        typed=lambda _: {"rows": "Dig\tTask\t\t\t2026-03-02\t2026-03-03\t16\nPour\tTask\t\t\t\t\t8\t1"},
    ),
    Sample(
        actions.change_work_item, PM, subjects=an_open_item, typed=typed_item,
        again={"name": "Dig wider"},
    ),
    Sample(actions.cancel_work_item, PM, subjects=an_open_item, typed=lambda _: WHY, again=WHY),
    Sample(actions.propose_plan, PM, subjects=lambda world: (planned(world),), typed=lambda _: {"reason": "Ready"}),
    Sample(actions.approve_plan, SPONSOR, subjects=a_plan, typed=lambda _: WHY, again=WHY),
    Sample(actions.return_plan, SPONSOR, subjects=a_plan, typed=lambda _: WHY, again=WHY),
    Sample(actions.withdraw_plan, PM, subjects=a_plan, typed=lambda _: WHY, again=WHY),
)  # fmt: skip
