"""A waiver is asked, assessed and granted by three, looks ahead, is short, and never un-says a breach."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from milepost.compliance import actions, queries
from milepost.compliance.choices import DutyState
from milepost.compliance.models import Duty, Waiver
from milepost.compliance.queries import Outcome
from milepost.compliance.rules import waiving as rules
from milepost.compliance.rules.waiving import waiver_standing
from milepost.compliance.tests.telling import MACHINE, in_days, item, later, refused, state
from milepost.kernel.errors import NotPermitted
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import World, register_overseen
from tests.suites.samples.artefacts import owing
from tests.suites.samples.compliance import INDUCTION, LESSONS, assessed, granted, requested, wanted

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

PM, SPONSOR = RoleOnProject.PM.value, RoleOnProject.SPONSOR.value
ANALYST, DIRECTOR, EXECUTIVE = PostRole.ANALYST.value, PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value
CRITICAL = "request_rfp.1"


def ask(world: World, role: str = PM, key: str = LESSONS, **typed: Any) -> Waiver:
    return actions.request_waiver(world.actor(role), owing(world), **{**wanted(world, key), **typed})


def grant(world: World, role: str, waiver: Waiver) -> Waiver:
    return actions.grant_waiver(world.actor(role), waiver, decision="Two months")


@pytest.mark.parametrize("role", [PM, SPONSOR])
def test_who_owes_requests_the_pmo_assesses_and_an_approver_grants(world: World, role: str) -> None:
    waiver = ask(world, role)
    actions.assess_waiver(world.actor(ANALYST), waiver, assessment="Bearable")
    grant(world, DIRECTOR, waiver)
    with later(31):
        found = item(owing(world), LESSONS)
        assert (found.state, found.outcome, found.permit_id) == (DutyState.WAIVED, Outcome.WAIVED, waiver.pk)


@pytest.mark.parametrize("field", ["reason", "risk_assessment", "compensating_control"])
def test_a_waiver_says_why_what_may_happen_and_what_is_done_instead(world: World, field: str) -> None:
    refused(f"{field}_is_told", ask, world, **{field: " "})


@pytest.mark.parametrize("role", [ANALYST, DIRECTOR, EXECUTIVE, "member"])
def test_nobody_else_requests_one(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        ask(world, role)


@pytest.mark.parametrize("role", [PM, SPONSOR, ANALYST, "oversight_officer"])
def test_the_beneficiary_and_the_assessing_office_do_not_grant(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        grant(world, role, assessed(world))


def test_who_asked_does_not_grant_whatever_post_they_hold(world: World) -> None:
    people.appoint_to_post(world.actor(EXECUTIVE), world.people[SPONSOR], role=DIRECTOR)
    waiver = ask(world, SPONSOR)
    refused("beneficiary_does_not_decide", actions.assess_waiver, world.actor(SPONSOR), waiver, assessment="Fine")
    actions.assess_waiver(world.actor(ANALYST), waiver, assessment="Bearable")
    told = refused("beneficiary_does_not_decide", grant, world, SPONSOR, waiver)
    assert "SOD-12" in str(told)


def test_who_assessed_does_not_grant(world: World) -> None:
    waiver = actions.assess_waiver(world.actor(DIRECTOR), requested(world), assessment="Bearable")
    refused("beneficiary_does_not_decide", grant, world, DIRECTOR, waiver)
    refused("beneficiary_does_not_decide", actions.refuse_waiver, world.actor(DIRECTOR), waiver, decision="No")


def test_who_delivers_does_not_grant(world: World) -> None:
    project = register_overseen(world, "P-DIR")
    projects.appoint(world.actor(EXECUTIVE), project, person=world.people[PM], role=PM)
    projects.appoint(world.actor(EXECUTIVE), project, person=world.people[DIRECTOR], role=RoleOnProject.MEMBER)
    waiver = actions.request_waiver(world.actor(PM), project, **wanted(world))
    actions.assess_waiver(world.actor(ANALYST), waiver, assessment="Bearable")
    refused("control_is_independent", grant, world, DIRECTOR, waiver)


def test_a_critical_obligation_is_waived_by_an_executive_only(world: World) -> None:
    waiver = assessed(world, CRITICAL)
    refused("critical_waiver_is_an_executives", grant, world, DIRECTOR, waiver)
    grant(world, EXECUTIVE, waiver)


def test_a_legal_obligation_cannot_be_waived() -> None:
    assert rules.law_is_not_waived(legal=True) is not None
    assert rules.law_is_not_waived(legal=False) is None


def test_a_request_about_a_legal_obligation_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    found = queries.account_of(owing(world))
    assert found is not None
    as_law = [replace(each, terms=replace(each.terms, legal=True)) for each in found.items if each.terms]
    monkeypatch.setattr(queries, "account_of", lambda _project: replace(found, items=as_law))
    refused("law_is_not_waived", ask, world)


def test_a_waiver_never_begins_before_it_is_requested(world: World) -> None:
    refused("waiver_looks_ahead", ask, world, from_date=in_days(-1))


@pytest.mark.parametrize("to", [91, -1])
def test_a_waiver_lasts_at_most_ninety_days(world: World, to: int) -> None:
    refused("waiver_is_short", ask, world, to_date=in_days(to))


def test_ninety_days_are_enough(world: World) -> None:
    ask(world, to_date=in_days(90))


def test_a_waiver_is_renewed_once(world: World) -> None:
    granted(world)
    with later(50):
        second = granted(world)
        assert second.renewal
    with later(100):
        assert state(owing(world), LESSONS) == DutyState.WAIVED
        refused("waiver_is_renewed_once", requested, world)
    with later(111):
        assert state(owing(world), LESSONS) == DutyState.BREACHED


def test_one_request_waits_at_a_time(world: World) -> None:
    requested(world)
    refused("one_waiver_is_asked_at_a_time", requested, world)


def test_what_is_granted_too_late_is_a_dispensation_and_the_breach_stays(world: World) -> None:
    project, waiver = owing(world), assessed(world)
    with later(35):
        grant(world, EXECUTIVE, waiver)
        waiver.refresh_from_db()
        found = item(project, LESSONS)
        assert waiver.dispensation
        assert (found.state, found.outcome) == (DutyState.BREACHED, Outcome.BREACHED)
        rows = actions.record_breaches(MACHINE, project)
        assert LESSONS in {f"{each.code}.{each.occurrence}" for each in rows}
        assert item(project, LESSONS).dispensed


def test_a_request_after_the_breach_is_a_dispensation_from_the_start(world: World) -> None:
    project = owing(world)
    with later(35):
        actions.record_breaches(MACHINE, project)
        waiver = granted(world)
        assert (waiver.dispensation, waiver.renewal) == (True, False)
        assert (item(project, LESSONS).outcome, item(project, LESSONS).dispensed) == (Outcome.BREACHED, True)
        assert Duty.objects.filter(code="disposition_lessons", breached_on__isnull=False).exists()


def test_a_waiver_that_ends_leaves_the_obligation_due_on_its_last_day(world: World) -> None:
    granted(world)
    with later(60):
        assert state(owing(world), LESSONS) == DutyState.WAIVED
    with later(61):
        found = item(owing(world), LESSONS)
        assert (found.state, found.breached_on) == (DutyState.BREACHED, in_days(0))


def test_a_waiver_that_does_not_reach_the_day_lifts_nothing(world: World) -> None:
    granted(world, days=20)
    with later(31):
        assert state(owing(world), LESSONS) == DutyState.BREACHED


def test_what_is_done_while_it_is_waived_fulfils_the_waiver_and_does_not_count(world: World) -> None:
    granted(world)
    with later(40):
        actions.perform_obligations(world.actor(PM), owing(world), obligations=[LESSONS], evidence="All five")
        found = item(owing(world), LESSONS)
        assert (found.state, found.outcome) == (DutyState.PERFORMED, Outcome.WAIVED)


def test_a_revoked_waiver_holds_no_longer(world: World) -> None:
    waiver = granted(world)
    with later(35):
        actions.revoke_waiver(world.actor(DIRECTOR), waiver, reason="It can be done now")
    with later(36):
        assert state(owing(world), LESSONS) == DutyState.BREACHED


def test_an_expired_waiver_is_neither_granted_nor_revoked(world: World) -> None:
    held, waiting = granted(world), assessed(world, INDUCTION, 10)
    with later(61):
        refused("waiver_is_live", actions.revoke_waiver, world.actor(DIRECTOR), held, reason="Over")
        refused("waiver_is_live", grant, world, EXECUTIVE, waiting)


def test_each_step_begins_where_the_one_before_ended(world: World) -> None:
    waiver = requested(world)
    refused("waiver_is_in", grant, world, EXECUTIVE, waiver)
    actions.refuse_waiver(
        world.actor(EXECUTIVE),
        actions.assess_waiver(world.actor(ANALYST), waiver, assessment="Not bearable"),
        decision="It can be done",
    )
    refused("waiver_is_in", grant, world, EXECUTIVE, waiver)
    assert state(owing(world), LESSONS) == DutyState.DUE


def test_who_asked_withdraws_and_nobody_else(world: World) -> None:
    waiver = requested(world)
    refused("who_asked_withdraws", actions.withdraw_waiver, world.actor(SPONSOR), waiver, reason="No")
    actions.withdraw_waiver(world.actor(PM), waiver, reason="Done meanwhile")


def test_what_was_met_is_not_waived(world: World) -> None:
    actions.perform_obligations(world.actor(PM), owing(world), obligations=[LESSONS], evidence="All five")
    refused("there_is_something_to_waive", ask, world)


TODAY = date(2031, 3, 10)
WEEK = timedelta(days=7)


@pytest.mark.parametrize(
    ("begins", "ends", "met", "dispensation", "said"),
    [
        (TODAY - WEEK, TODAY, False, False, "Holds"),
        (TODAY - WEEK, TODAY - timedelta(days=1), False, False, "Expired"),
        (TODAY + WEEK, TODAY + WEEK, False, False, "Granted, to come"),
        (TODAY - WEEK, TODAY - timedelta(days=1), True, False, "Fulfilled"),
        (TODAY - WEEK, TODAY, False, True, "Dispensation of a breach"),
    ],
)
def test_where_a_granted_waiver_stands_follows_from_its_dates(
    begins: date, ends: date, met: bool, dispensation: bool, said: str
) -> None:
    assert waiver_standing("granted", begins, ends, TODAY, met=met, dispensation=dispensation) == said
