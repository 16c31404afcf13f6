"""Who owes it performs, who is independent verifies, and a breach is never un-said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from milepost.compliance import actions, queries
from milepost.compliance.choices import DutyState
from milepost.compliance.models import Duty
from milepost.compliance.queries import Outcome
from milepost.compliance.rules.performing import who_owes_it_performs_it
from milepost.compliance.tests.telling import MACHINE, enters, in_days, item, later, refused, state
from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import LEADS, RoleOnProject
from milepost.projects.models import Project
from tests.suites.ground.world import World, register_imported
from tests.suites.samples.artefacts import approved, owing
from tests.suites.samples.compliance import EVIDENCE, INDUCTION, LESSONS, performed

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

PM, SPONSOR = RoleOnProject.PM.value, RoleOnProject.SPONSOR.value
ANALYST, DIRECTOR, EXECUTIVE = PostRole.ANALYST.value, PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value
CHARTER, MANAGER, RISKS = "write_charter.1", "appoint_manager.1", "monitor_risks_in_initiating.1"


def perform(world: World, role: str, *keys: str, evidence: str = EVIDENCE) -> list[Duty]:
    return actions.perform_obligations(world.actor(role), owing(world), obligations=keys, evidence=evidence)


def verify(world: World, role: str, *keys: str, **typed: object) -> list[Duty]:
    return actions.verify_obligations(world.actor(role), owing(world), obligations=keys, **typed)  # type: ignore[arg-type]


def test_an_obligation_is_due_by_its_anchor_performed_by_who_owes_it_and_verified_by_the_pmo(world: World) -> None:
    project = owing(world)
    assert (state(project, INDUCTION), item(project, INDUCTION).due) == (DutyState.DUE, in_days(20))
    perform(world, PM, INDUCTION)
    assert state(project, INDUCTION) == DutyState.PERFORMED
    (row,) = verify(world, ANALYST, INDUCTION)
    assert state(project, INDUCTION) == DutyState.VERIFIED
    assert (row.performed_by, row.verified_by) == (world.people[PM], world.people[ANALYST])


def test_what_has_no_date_yet_is_not_due_and_says_so(world: World) -> None:
    found = item(owing(world), "request_rfp.1")
    assert (found.state, found.due, found.outcome) == (DutyState.UNDATED, None, None)


@pytest.mark.parametrize("role", [ANALYST, DIRECTOR, RoleOnProject.OVERSIGHT.value])
def test_the_pmo_does_not_perform_for_the_project_manager(world: World, role: str) -> None:
    told = refused("who_owes_it_performs_it", perform, world, role, INDUCTION)
    assert "E-AUTH-DELIVERY" in str(told)
    assert not Duty.objects.exists()


def test_the_role_that_the_method_names_performs_and_so_may_who_leads(world: World) -> None:
    perform(world, "deputy", RISKS)
    refused("who_owes_it_performs_it", perform, world, SPONSOR, INDUCTION)
    owed = item(owing(world), MANAGER)
    for held, lawful in ((SPONSOR, True), (PM, True), ("member", False)):
        told = who_owes_it_performs_it(owed, frozenset({held}), frozenset({SPONSOR}), LEADS, "Project Owner")
        assert (told is None) is lawful


def test_the_project_manager_does_not_verify_her_own_obligation(world: World) -> None:
    performed(world)
    with pytest.raises(NotPermitted) as refusal:
        verify(world, PM, INDUCTION)
    assert "E-SOD-VERIFY" in refusal.value.unmet[0].path
    assert state(owing(world), INDUCTION) == DutyState.PERFORMED


def test_who_delivers_does_not_verify_even_from_the_pmo(world: World) -> None:
    performed(world)
    projects.appoint(world.actor(EXECUTIVE), owing(world), person=world.people[ANALYST], role=RoleOnProject.MEMBER)
    refused("control_is_independent", verify, world, ANALYST, INDUCTION)


def test_who_reports_to_the_project_manager_does_not_verify(world: World) -> None:
    performed(world)
    people.change_person(MACHINE, world.people[ANALYST], **_under(world, PM))
    refused("line_of_control_is_independent", verify, world, ANALYST, INDUCTION)


def _under(world: World, manager: str) -> dict[str, object]:
    person = world.people[ANALYST]
    return {"name": person.name, "email": person.email, "unit": person.unit, "manager": world.people[manager]}


def test_an_obligation_is_performed_with_evidence(world: World) -> None:
    refused("evidence_is_given", perform, world, PM, INDUCTION, evidence=" ")


def test_an_obligation_that_the_project_does_not_owe_is_refused(world: World) -> None:
    refused("obligation_is_owed", perform, world, PM, "know_stakeholders.1")
    refused("obligation_is_owed", perform, world, PM)


def test_what_was_performed_is_not_performed_again(world: World) -> None:
    performed(world)
    refused("obligation_is_open", perform, world, PM, INDUCTION)


def test_what_was_not_performed_is_not_verified(world: World) -> None:
    refused("obligation_was_performed", verify, world, ANALYST, INDUCTION)


def test_the_approval_of_its_document_performs_an_obligation_and_words_do_not(world: World) -> None:
    refused("document_is_not_replaced_by_words", perform, world, PM, CHARTER)
    approved(world)
    assert state(owing(world), CHARTER) == DutyState.PERFORMED
    assert not Duty.objects.exists()
    verify(world, ANALYST, CHARTER)
    assert state(owing(world), CHARTER) == DutyState.VERIFIED


def test_past_due_and_unmet_is_a_breach_before_anybody_says_so_and_the_machine_records_it_once(world: World) -> None:
    project = owing(world)
    with later(21):
        assert item(project, INDUCTION).outcome == Outcome.BREACHED
        rows = actions.record_breaches(MACHINE, project)
        assert INDUCTION in {f"{each.code}.{each.occurrence}" for each in rows}
        refused("something_is_breached", actions.record_breaches, MACHINE, project)
    assert Duty.objects.get(code="complete_induction").breached_on == in_days(21)


def test_nothing_is_breached_on_its_day(world: World) -> None:
    with later(20):
        assert state(owing(world), INDUCTION) == DutyState.DUE


@pytest.mark.parametrize("recorded", [True, False])
def test_performed_after_a_breach_is_performed_late_for_good(world: World, recorded: bool) -> None:
    project = owing(world)
    with later(25):
        if recorded:
            actions.record_breaches(MACHINE, project)
        perform(world, PM, INDUCTION)
        verify(world, ANALYST, INDUCTION)
    found = item(project, INDUCTION)
    assert (found.state, found.outcome, found.breached_on) == (DutyState.VERIFIED, Outcome.LATE, in_days(21))


def test_a_document_approved_late_after_its_breach_was_recorded_counts_late(world: World) -> None:
    project = owing(world)
    with later(45):
        actions.record_breaches(MACHINE, project)
        assert item(project, CHARTER).outcome == Outcome.BREACHED
        approved(world)
        assert item(project, CHARTER).outcome == Outcome.LATE


def test_advice_that_was_not_followed_is_counted_and_is_no_breach(world: World) -> None:
    project = owing(world)
    with later(5):
        enters(project, "planning")
    with later(60):
        found = item(project, "review_initiating_exit.1")
        assert (found.state, found.outcome) == (DutyState.MISSED, None)
        actions.record_breaches(MACHINE, Project.objects.get(pk=project.pk))
    assert not Duty.objects.filter(code="review_initiating_exit").exists()


def test_an_obligation_that_comes_round_falls_due_each_time_and_stops_with_its_phase(world: World) -> None:
    project = owing(world)
    with later(50):
        account = queries.account_of(project)
        assert account is not None
        times = [each for each in account.items if each.code == "monitor_risks_in_initiating"]
        assert [each.outcome for each in times] == [Outcome.BREACHED, Outcome.BREACHED, None]
    with later(20):
        enters(project, "planning")
    with later(50):
        account = queries.account_of(Project.objects.get(pk=project.pk))
        assert account is not None
        times = [each for each in account.items if each.code == "monitor_risks_in_initiating"]
        assert [(each.occurrence, each.outcome) for each in times] == [
            (1, Outcome.BREACHED),
            (2, Outcome.NOT_APPLICABLE),
        ]
        assert "ended before it fell due" in times[1].reason


def test_the_last_time_of_what_came_round_counts_where_it_was_met_before_its_phase_ended(world: World) -> None:
    project, last = owing(world), "monitor_risks_in_initiating.2"
    with later(14):
        perform(world, PM, RISKS)
    with later(16):
        perform(world, PM, last)
    with later(20):
        enters(project, "planning")
    with later(50):
        assert (state(project, RISKS), state(project, last)) == (DutyState.PERFORMED, DutyState.PERFORMED)
        assert item(project, last).outcome == Outcome.ON_TIME


def test_a_phase_that_ended_before_the_first_time_says_so(world: World) -> None:
    project = owing(world)
    with later(5):
        enters(project, "planning")
        found = item(project, RISKS)
        assert (found.state, found.due) == (DutyState.NOT_APPLICABLE, None)
        refused("obligation_is_open", perform, world, PM, RISKS)


def test_what_is_sent_back_is_done_again_by_its_day_and_counts_late_after_the_first(world: World) -> None:
    project = performed(world)
    refused("rework_says_what_is_missing", verify, world, ANALYST, INDUCTION, result="rework")
    with later(15):
        for day in (in_days(0), in_days(31)):
            typed = {"result": "rework", "note": "Another course", "rework_by_date": day}
            refused("rework_has_its_day", verify, world, ANALYST, INDUCTION, **typed)
        verify(world, ANALYST, INDUCTION, result="rework", note="Another course", rework_by_date=in_days(10))
        assert state(project, INDUCTION) == DutyState.REWORK
    with later(24):
        assert state(project, INDUCTION) == DutyState.REWORK
        perform(world, PM, INDUCTION)
        assert item(project, INDUCTION).outcome == Outcome.LATE


def test_what_is_sent_back_and_not_done_again_is_a_breach(world: World) -> None:
    project = performed(world)
    verify(world, ANALYST, INDUCTION, result="rework", note="Another course", rework_by_date=in_days(25))
    with later(26):
        assert item(project, INDUCTION).outcome == Outcome.BREACHED
        actions.record_breaches(MACHINE, project)
        assert Duty.objects.get(code="complete_induction").breached_on == in_days(0)


def test_a_document_that_is_sent_back_is_met_by_its_next_approval_only(world: World) -> None:
    project = owing(world)
    approved(world)
    with later(1):
        verify(world, ANALYST, CHARTER, result="rework", note="No owner", rework_by_date=in_days(20))
        assert state(project, CHARTER) == DutyState.REWORK


def test_imported_history_owes_nothing_and_is_never_compliant(world: World) -> None:
    imported = register_imported(world, "P-OLD")
    assert queries.account_of(imported) is None
    refused("obligation_is_owed", actions.perform_obligations, world.actor(DIRECTOR), imported, obligations=[LESSONS])


def test_what_is_due_next_comes_in_the_order_of_its_days_with_why(world: World) -> None:
    told = queries.next_due(owing(world))
    dated = [each.due for each in told if each.due is not None]
    assert dated == sorted(dated)
    assert told[0].due == in_days(10)
    charter = next(each for each in told if each.item.key == CHARTER)
    assert (charter.document, charter.document_code) == ("Project Charter", "project_charter")
    assert all((charter.policy, charter.objective, charter.clause))
    assert all(each.due is None for each in told[len(dated) :])


def test_what_was_recorded_is_read_as_it_was_known(world: World) -> None:
    project = owing(world)
    with later(2):
        perform(world, PM, INDUCTION)

    then = clock.now() + timedelta(days=1)
    account = queries.account_of(project, then)
    assert account is not None
    found = account.item(INDUCTION)
    assert found is not None
    assert found.state == DutyState.DUE
