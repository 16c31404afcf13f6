"""Samples of the verbs of changes: issues, decisions asked, change requests and notices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from milepost.changes import actions
from milepost.changes.models import ChangeRequest, Notice
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.planning.models import Milestone
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World

PROMISE: dict[str, Any] = {
    "start_date": date(2026, 1, 5),
    "finish_date": date(2026, 12, 30),
    "cost": Decimal("1000000.00"),
}
LATER = date(2027, 1, 8)
MUCH_LATER = date(2027, 6, 30)
WHY = "The client asks for one more report."


APPROVE: dict[str, Any] = {"outcome": "approve", "decision_reason": "It is worth it"}


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


def promised(world: World) -> Milestone:
    """Have the first baseline and a promised milestone."""
    pm = world.actor("pm")
    planning.record_baseline(pm, world.project, **PROMISE)
    return planning.add_milestone(pm, world.project, name="Go live", kind="contract", baseline_date=date(2026, 11, 2))


def wanted(world: World, **values: Any) -> dict[str, Any]:
    """Return what is typed to raise a change within tolerance, asked for by a member."""
    return {
        "title": "One more report",
        "reason": WHY,
        "requested_by": world.people["member"],
        "finish": LATER,
        **values,
    }


def raised(world: World, by: str = "pm", **values: Any) -> ChangeRequest:
    promised(world)
    return actions.raise_change(world.actor(by), world.project, **wanted(world, **values))


def approved(world: World, **values: Any) -> ChangeRequest:
    change = raised(world, **values)
    return actions.decide_change(world.actor("pm"), change, outcome="approve", decision_reason="It fits")


def answered(change: ChangeRequest, world: World, *, but: str = "nobody") -> None:
    """Have everybody who was told acknowledge, but one."""
    by_id = {person.pk: role for role, person in world.people.items()}
    for notice in Notice.objects.filter(change=change, acknowledged_at=None).exclude(recipient=world.people[but]):
        actions.acknowledge_notice(world.actor(by_id[notice.recipient_id]), notice)


def unfelt(world: World) -> ChangeRequest:
    """Return an approved change of a promised date that touches nobody: from one day of a weekend to the other."""
    pm = world.actor("pm")
    promised(world)
    milestone = planning.add_milestone(pm, world.project, name="Fair", baseline_date=date(2026, 11, 7))
    typed = wanted(world, finish=None, milestones={milestone.pk: date(2026, 11, 8)})
    return actions.decide_change(pm, actions.raise_change(pm, world.project, **typed), **APPROVE)


def effective(world: World) -> ChangeRequest:
    return actions.authorise_emergency(world.actor("sponsor"), raised(world), decision_reason="It cannot wait")


def carried_out(world: World) -> ChangeRequest:
    return actions.implement_change(world.actor("pm"), effective(world), evidence="The plan of today")


def verified(world: World) -> ChangeRequest:
    change = carried_out(world)
    answered(change, world)
    return actions.verify_change(world.actor("sponsor"), fresh(change))


def to(role: str, change: ChangeRequest, world: World) -> Notice:
    return Notice.objects.select_related("change", "recipient", "project").get(
        change=change, recipient=world.people[role]
    )


def joined(world: World) -> ChangeRequest:
    change = approved(world)
    newcomer = world.people["notice_recipient"]
    projects.appoint(world.actor(PostRole.DIRECTOR), world.project, person=newcomer, role=RoleOnProject.MEMBER)
    return change


def fresh(change: ChangeRequest) -> ChangeRequest:
    return ChangeRequest.objects.select_related("project").get(pk=change.pk)


def one(make: Any) -> Any:
    return lambda world: (make(world),)


def on_the_project(world: World) -> Subjects:
    promised(world)
    return (world.project,)


def two_members(world: World) -> ChangeRequest:
    for role in ("notice_recipient", "notice_proxy"):
        projects.appoint(
            world.actor(PostRole.DIRECTOR), world.project, person=world.people[role], role=RoleOnProject.MEMBER
        )
    return approved(world)


def acknowledging(world: World) -> Notice:
    return to("notice_recipient", two_members(world), world)


MATTERS = (
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

CHANGES = (
    Sample(actions.raise_change, RoleOnProject.MEMBER, on_the_project, wanted),
    Sample(
        actions.reword_change,
        RoleOnProject.PM,
        one(raised),
        lambda _: {"title": "Two more reports", "reason": WHY, "finish": LATER},
        again={"title": "Three more reports"},
    ),
    Sample(actions.assess_change, RoleOnProject.PM, one(lambda world: raised(world, "member"))),
    Sample(actions.withdraw_change, RoleOnProject.PM, one(raised), lambda _: {"reason": "Not wanted any more"}),
    Sample(actions.decide_change, RoleOnProject.PM, one(raised), lambda _: dict(APPROVE), again={"outcome": "reject"}),
    Sample(
        actions.rule_on_change,
        RoleOnProject.SPONSOR,
        one(lambda world: raised(world, finish=MUCH_LATER)),
        lambda _: dict(APPROVE),
        again={"outcome": "reject"},
    ),
    Sample(
        actions.authorise_emergency,
        RoleOnProject.SPONSOR,
        one(raised),
        lambda _: {"decision_reason": "The bridge would fall"},
    ),
    Sample(actions.send_missing_notices, RoleOnProject.PM, one(joined)),
    Sample(
        actions.acknowledge_notice,
        "notice_recipient",
        one(acknowledging),
    ),
    Sample(actions.confirm_informed, RoleOnProject.PM, one(unfelt)),
    Sample(actions.implement_change, RoleOnProject.PM, one(effective), lambda _: {"evidence": "The plan of today"}),
    Sample(actions.verify_change, RoleOnProject.SPONSOR, one(carried_out)),
    Sample(actions.close_change, RoleOnProject.PM, one(verified)),
)

SAMPLES = (*MATTERS, *CHANGES)
