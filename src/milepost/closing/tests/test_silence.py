"""Silence accepts where a clause of the contract says so, after its days, and nowhere else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.closing import actions
from milepost.closing.choices import AcceptanceState
from milepost.closing.models import Acceptance, SignedNote
from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.verify import verify
from milepost.people.queries import add_working_days, house_calendar
from milepost.planning.choices import CheckResult, DeliverableState
from milepost.planning.models import Deliverable
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import World
from tests.suites.samples.ending.acceptance import mandate_for, requested

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
CLAUSE = {"deemed_clause": "§ 12.3: silence of ten working days accepts.", "deemed_after_days": 10}
SPONSOR = RoleOnProject.SPONSOR


def after_the_clause(acceptance: Acceptance, more: int = 1) -> Any:
    last = add_working_days(house_calendar(), acceptance.requested_on, 10)
    return clock.at(clock.now() + (last - acceptance.requested_on) + timedelta(days=more))


def deem(world: World, acceptance: Acceptance) -> Acceptance:
    return actions.deem_accepted(world.actor(SPONSOR), acceptance, reason="No answer to two reminders")


def test_silence_of_the_days_of_a_clause_is_recorded_with_the_clause(world: World) -> None:
    acceptance = requested(world, **CLAUSE)
    with after_the_clause(acceptance):
        deem(world, acceptance)
    note = SignedNote.objects.get().envelope["note"]
    assert (note["decision"], note["identity"]["factors"]) == ("deemed", [])
    assert note["mandate"]["deemed_clause"] == CLAUSE["deemed_clause"]
    assert Deliverable.objects.get().state == DeliverableState.ACCEPTED
    assert Acceptance.objects.get().state == AcceptanceState.DEEMED
    assert verify().findings == ()


def test_silence_does_not_accept_without_a_clause_nor_before_its_days(world: World) -> None:
    acceptance = requested(world)
    with after_the_clause(acceptance, 40), pytest.raises(Refusal, match="clause"):
        deem(world, acceptance)


def test_silence_does_not_accept_on_the_last_day_of_the_clause(world: World) -> None:
    acceptance = requested(world, **CLAUSE)
    with after_the_clause(acceptance, 0), pytest.raises(Refusal) as refused:
        deem(world, acceptance)
    assert refused.value.rule == "deemed_by_clause"


def test_silence_does_not_accept_what_is_critical_and_not_met(world: World) -> None:
    acceptance = requested(world, critical=CheckResult.NOT_MET, **CLAUSE)
    with after_the_clause(acceptance), pytest.raises(Refusal) as refused:
        deem(world, acceptance)
    assert refused.value.rule == "critical_criteria_are_met"


@pytest.mark.parametrize("role", ["pm", "member", "pmo_director", "pmo_analyst", "client_signatory"])
def test_neither_who_delivers_nor_the_office_reads_silence_as_acceptance(world: World, role: str) -> None:
    acceptance = requested(world, **CLAUSE)
    with after_the_clause(acceptance), pytest.raises(NotPermitted):
        actions.deem_accepted(world.actor(role), acceptance, reason="No answer")


@pytest.mark.parametrize("typed", [{"deemed_clause": "§ 12.3"}, {"deemed_after_days": 10}, {"deemed_clause": " "}])
def test_a_clause_and_its_days_are_told_together(world: World, typed: dict[str, Any]) -> None:
    if typed == {"deemed_clause": " "}:
        mandate = actions.record_mandate(world.actor(SPONSOR), world.project, **mandate_for(world, **typed))
        assert mandate.deemed_clause == ""
        return
    with pytest.raises(Refusal) as refused:
        actions.record_mandate(world.actor(SPONSOR), world.project, **mandate_for(world, **typed))
    assert refused.value.rule == "silence_counts_by_a_clause_only"
