"""Samples of the verbs of people at work."""

from __future__ import annotations

from decimal import Decimal

from milepost.planning.models import WorkItem
from milepost.projects.choices import RoleOnProject
from milepost.resourcing import actions
from milepost.resourcing.models import Assignment, TimeEntry, WorkProposal
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World
from tests.suites.samples.work.planning_work import CLEAR, WHY, an_item
from tests.suites.samples.work.planning_work import actions as planning

PM, MEMBER = RoleOnProject.PM, RoleOnProject.MEMBER


def offered(world: World) -> Assignment:
    return actions.assign_work(world.actor(PM), an_item(world), person=world.people["member"])


def accepted(world: World) -> Assignment:
    return actions.accept_assignment(world.actor(MEMBER), offered(world))


def started(world: World) -> Assignment:
    return actions.start_work(world.actor(MEMBER), accepted(world))


def handed_in(world: World) -> WorkItem:
    return actions.hand_in_work(world.actor(MEMBER), started(world), evidence="Photos of the pit").item


def blocked(world: World) -> Assignment:
    return actions.block_work(world.actor(MEMBER), started(world), reason="The digger is broken")


def an_entry(world: World) -> TimeEntry:
    return actions.log_time(world.actor(MEMBER), accepted(world), hours=Decimal(6), remaining_hours=Decimal(10))


def a_proposal(world: World) -> WorkProposal:
    return actions.propose_work(world.actor(MEMBER), world.project, name="Fence", why="Children play there")


def a_milestone(world: World) -> WorkItem:
    return planning.add_work_item(world.actor(PM), world.project, name="Ready", kind="milestone", **CLEAR)


def one(make: object) -> object:
    def subjects(world: World) -> Subjects:
        return (make(world),)  # type: ignore[operator]

    return subjects


SAMPLES = (
    Sample(
        actions.assign_work, PM, subjects=one(an_item), typed=lambda world: {"person": world.people["member"]},
    ),
    Sample(actions.accept_assignment, MEMBER, subjects=one(offered), again={}),
    Sample(actions.decline_assignment, MEMBER, subjects=one(offered), typed=lambda _: WHY, again=WHY),
    Sample(actions.end_assignment, PM, subjects=one(offered), typed=lambda _: WHY, again=WHY),
    Sample(actions.start_work, MEMBER, subjects=one(accepted)),
    Sample(
        actions.log_time, MEMBER, subjects=one(accepted),
        typed=lambda _: {"hours": Decimal(6), "remaining_hours": Decimal(2), "note": "First half"},
    ),
    Sample(actions.withdraw_time, MEMBER, subjects=one(an_entry), typed=lambda _: WHY, again=WHY),
    Sample(actions.block_work, MEMBER, subjects=one(started), typed=lambda _: WHY, again=WHY),
    Sample(actions.unblock_work, MEMBER, subjects=one(blocked), again={}),
    Sample(
        actions.hand_in_work, MEMBER, subjects=one(started), typed=lambda _: {"evidence": "Photos"},
        again={"evidence": "Photos again"},
    ),
    Sample(actions.accept_work, PM, subjects=one(handed_in), again={}),
    Sample(actions.return_work, PM, subjects=one(handed_in), typed=lambda _: WHY, again=WHY),
    Sample(actions.reach_work_milestone, PM, subjects=one(a_milestone), again={}),
    Sample(
        actions.propose_work, MEMBER, subjects=lambda world: (world.project,),
        typed=lambda _: {"name": "Fence", "why": "Children play there"},
    ),
    Sample(actions.plan_proposal, PM, subjects=one(a_proposal), again={}),
    Sample(actions.refuse_proposal, PM, subjects=one(a_proposal), typed=lambda _: WHY, again=WHY),
)  # fmt: skip
