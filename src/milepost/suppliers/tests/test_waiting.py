"""What waits among contracts waits for whoever must act, and for nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.policy import ORGANISATION, roles_at
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import ProjectRole
from milepost.suppliers import actions, queries
from milepost.suppliers.models import Contract
from tests.suites.ground.world import World
from tests.suites.samples.ending import suppliers as samples

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

EVERYBODY = ("pm", "partner", "sponsor", "executive", "pmo_director", "member", "auditor", "nobody")


class PartsOf:
    """The projects on which somebody holds roles."""

    def __init__(self, world: World, role: str) -> None:
        self.held = ProjectRole.objects.filter(person=world.people[role], ends_at=None)

    def of(self, *roles: str) -> set[int]:
        return set(self.held.filter(role__in=[str(role) for role in roles]).values_list("project_id", flat=True))


def waits(world: World) -> dict[str, set[str]]:
    """Return the kinds of what waits, by whom it waits for."""
    found = {}
    for role in EVERYBODY:
        actor = world.actor(role)
        posts = roles_at(actor, ORGANISATION, clock.now())
        duties = queries.contract_duties(actor.person_id or 0, posts, PartsOf(world, role))
        counted = queries.contracts_waiting(actor.person_id or 0, posts, PartsOf(world, role))
        kinds = {kind for kind, things in counted if things.exists()}
        assert {each.kind for each in duties} == kinds, "the bell and the home tell the same"
        if kinds:
            found[role] = kinds
    return found


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (samples.owing, {"sponsor": {"contract_to_approve"}}),
        (samples.the_deliverable, {"partner": {"deliverable_to_hand_in"}}),
        (samples.handed_in, {"pm": {"submission_to_judge"}}),
        (samples.delivered, {"pm": {"evaluation_due"}}),
        (samples.evaluated, {"partner": {"evaluation_to_comment"}}),
        (samples.agreed, {"pm": {"evaluation_to_publish"}}),
        (samples.contested, {"executive": {"evaluation_to_review"}, "pmo_director": {"evaluation_to_review"}}),
        (samples.ready, {"pm": {"contract_to_close"}}),
        (samples.requested, {"sponsor": {"contract_to_countersign"}}),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_each_step_waits_for_whoever_takes_it(world: World, make: Any, expected: dict[str, set[str]]) -> None:
    make(world)
    assert waits(world) == expected


def test_money_waits_for_the_sponsor_and_for_an_executive_where_there_is_none(world: World) -> None:
    contract = samples.active(world)
    samples.invoiced(world, contract)
    samples.varied(world, contract)
    money = {"payment_to_release", "variation_to_decide"}
    assert waits(world)["sponsor"] == money
    assert "executive" not in waits(world)
    ProjectRole.objects.filter(role=RoleOnProject.SPONSOR).update(ends_at=clock.now())
    assert waits(world)["executive"] == money
    assert "sponsor" not in waits(world)


def test_the_owner_of_a_warranty_is_reminded_before_it_ends(world: World) -> None:
    contract = actions.close_contract(world.actor("sponsor"), samples.requested(world))
    Contract.objects.filter(pk=contract.pk).update(warranty_owner=world.people["auditor"])
    ends = datetime.combine(contract.warranty_until or samples.ENDS, datetime.min.time(), UTC)
    with clock.at(ends - timedelta(days=61)):
        assert "auditor" not in waits(world)
    with clock.at(ends - timedelta(days=59)):
        assert waits(world)["auditor"] == {"warranty_to_watch"}
