"""Samples of the verbs of giving back: three laptops, a member of the team, unspent budget."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from milepost.closing import actions
from milepost.closing.choices import RETURN_OWNER
from milepost.closing.models import HeldAsset, ResourceReturn
from milepost.finance import actions as finance
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World

PM, SPONSOR = RoleOnProject.PM, RoleOnProject.SPONSOR
MANAGER, EXECUTIVE = PostRole.RESOURCE_MANAGER, PostRole.EXECUTIVE
HANDED_OUT = date(2026, 1, 5)
LATER = date(2099, 12, 31)


def laptops(**other: Any) -> dict[str, Any]:
    return {"name": "Laptops", "kind": "asset", "quantity": 3, "handed_out_on": HANDED_OUT, **other}


def handed_out(world: World) -> HeldAsset:
    owner = world.people[MANAGER.value]
    return actions.hand_out(world.actor(MANAGER), world.project, owner=owner, **laptops())


def returned(world: World, quantity: int = 3) -> ResourceReturn:
    return actions.return_asset(world.actor(PM), handed_out(world), quantity=Decimal(quantity))


def disputed(world: World) -> ResourceReturn:
    return actions.dispute_return(
        world.actor(MANAGER), returned(world), counted=Decimal(2), finding="The third is not in the box"
    )


def funded(world: World, cost: int = 100_000, spent: int = 82_000, contingency: int = 5_000) -> Project:
    """Return the project with an authorised budget and what was spent of it."""
    pm, project = world.actor(PM), world.project
    planning.record_baseline(
        pm, project, start_date=HANDED_OUT, finish_date=LATER, cost=Decimal(cost), reason="As approved"
    )
    finance.update_cost_outlook(
        pm, project, forecast_cost=Decimal(cost), actual_cost=Decimal(spent), contingency=Decimal(contingency)
    )
    return project


def money(world: World, amount: int = 18_000, kind: str = "budget") -> dict[str, Any]:
    return {"kind": kind, "amount": Decimal(amount), "owner": world.people[EXECUTIVE.value]}


def member(world: World) -> dict[str, Any]:
    return {"person": world.people[RoleOnProject.MEMBER.value], "owner": world.people[MANAGER.value]}


def a_return(world: World) -> Subjects:
    """Return three laptops on their way back; the resource manager owns them, and acts as their owner."""
    world.people[RETURN_OWNER] = world.people[MANAGER.value]
    return (returned(world),)


SAMPLES = (
    Sample(
        actions.hand_out, MANAGER, subjects=lambda world: (world.project,),
        typed=lambda world: laptops(owner=world.people[MANAGER.value]),
    ),
    Sample(
        actions.return_asset, PM, subjects=lambda world: (handed_out(world),), typed=lambda _: {"quantity": Decimal(2)}
    ),
    Sample(actions.return_money, PM, subjects=lambda world: (funded(world),), typed=money),
    Sample(actions.return_person, PM, subjects=lambda world: (world.project,), typed=member),
    Sample(actions.withdraw_return, PM, subjects=a_return, typed=lambda _: {"reason": "Still needed"}),
    Sample(actions.acknowledge_return, RETURN_OWNER, subjects=a_return),
    Sample(
        actions.dispute_return, RETURN_OWNER, subjects=a_return,
        typed=lambda _: {"counted": Decimal(2), "finding": "One is missing"},
    ),
    Sample(
        actions.settle_return, SPONSOR, subjects=lambda world: (disputed(world),),
        typed=lambda _: {"found": Decimal(2), "resolution": "Written off: stolen on site"},
    ),
)  # fmt: skip
