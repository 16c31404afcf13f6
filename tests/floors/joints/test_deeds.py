"""What is done on one floor performs the obligation that asks for it, and nothing said in words does."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from milepost.compliance import actions as compliance
from milepost.compliance.choices import DutyState
from milepost.compliance.models import Duty
from milepost.compliance.queries import Outcome, told_deeds
from milepost.compliance.rules.deeds import KINDS, Deed, Meeting, deeds_for, named
from milepost.compliance.tests.telling import enters, in_days, item, later, refused, state
from milepost.config.meeting.deeds import TELLERS, connect_deeds
from milepost.governance import actions as governance
from milepost.kernel import clock
from milepost.methods.definition.vocabulary import Deed as Name
from milepost.methods.packs import pack
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from milepost.reporting import actions as reporting
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import owing
from tests.suites.samples.ending.closing import closed, scheduled
from tests.suites.samples.governance import asked
from tests.suites.samples.reporting import a_submitted_report

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

PM, ANALYST, DIRECTOR, EXECUTIVE = RoleOnProject.PM, PostRole.ANALYST, PostRole.DIRECTOR, PostRole.EXECUTIVE
REVIEW, REPORT = "schedule_review.1", "report_status.1"


@pytest.fixture(autouse=True)
def _connected() -> None:
    connect_deeds()


def perform(world: World, role: str, key: str) -> list[Duty]:
    return compliance.perform_obligations(world.actor(role), owing(world), obligations=[key], evidence="Minutes, 3")


def verify(world: World, role: str, key: str) -> list[Duty]:
    return compliance.verify_obligations(world.actor(role), owing(world), obligations=[key])


def test_every_deed_that_a_method_may_name_has_its_words_and_a_floor_that_tells_it() -> None:
    assert set(KINDS) == set(TELLERS) == set(told_deeds()) == set(get_args(Name))


def test_the_project_manager_who_is_in_post_meets_the_duty_to_name_one(world: World) -> None:
    found = item(owing(world), "appoint_manager.1")
    assert (found.state, found.outcome) == (DutyState.PERFORMED, Outcome.ON_TIME)
    assert found.deed is not None
    refused("obligation_is_open", perform, world, RoleOnProject.SPONSOR, "appoint_manager.1")


def test_asking_for_a_gate_meets_the_duty_to_ask_and_taking_it_back_does_not(world: World) -> None:
    refused("deed_is_not_replaced_by_words", perform, world, PM, "request_rfp.1")
    review = asked(world)
    found = item(owing(world), "request_rfp.1")
    assert (found.state, found.performed_on) == (DutyState.PERFORMED, in_days(0))
    assert found.deed is not None
    assert found.deed.text == "Ready for Planning was asked for, review 1."
    assert state(owing(world), "request_rfe.1") == DutyState.UNDATED
    assert not Duty.objects.exists(), "nobody verified it, and nobody typed it"
    governance.withdraw_gate_request(world.actor(PM), review, reason="Not yet")
    assert state(owing(world), "request_rfp.1") == DutyState.UNDATED


def test_who_verifies_a_deed_leaves_it_behind_as_the_evidence(world: World) -> None:
    asked(world)
    (row,) = verify(world, ANALYST, "request_rfp.1")
    assert (row.performed_by, row.verified_by) == (world.people[PM], world.people[ANALYST])
    assert row.evidence == "Ready for Planning was asked for, review 1."


def test_what_the_pmo_owes_it_performs_by_doing_it_and_another_verifies(world: World) -> None:
    project = owing(world)
    enters(project, "planning", "executing", "closing")
    refused("who_owes_it_performs_it", perform, world, PM, REVIEW)
    refused("deed_is_not_replaced_by_words", perform, world, ANALYST, REVIEW)
    scheduled(world, Project.objects.get(pk=project.pk))
    assert state(project, REVIEW) == DutyState.PERFORMED
    refused("verifier_is_named", verify, world, DIRECTOR, REVIEW)
    people.appoint_to_post(world.actor(EXECUTIVE), world.people[ANALYST], role=EXECUTIVE)
    told = refused("verifier_did_not_perform", verify, world, ANALYST, REVIEW)
    assert "E-SOD-VERIFY" in str(told)
    verify(world, EXECUTIVE, REVIEW)


def test_an_update_of_the_outlook_keeps_the_facts_fresh_once_a_fortnight(world: World) -> None:
    project = enters(owing(world), "planning", "executing")
    for day in (3, 4, 15):
        with later(day):
            planning.update_outlook(world.actor(PM), project, forecast_finish=in_days(300))
    with later(40):
        met = [item(project, f"keep_facts_fresh.{number}").outcome for number in (1, 2, 3)]
    assert met == [Outcome.ON_TIME, Outcome.ON_TIME, Outcome.BREACHED]


def test_a_submitted_report_performs_the_duty_to_report_until_it_is_returned(world: World) -> None:
    project = enters(owing(world), "planning", "executing")
    here = replace(world, projects=[project])
    (report,) = a_submitted_report(here)
    found = item(project, REPORT)
    assert (found.state, found.performed_on) == (DutyState.PERFORMED, in_days(0))
    reporting.return_report(world.actor(ANALYST), report, reason="Two figures are missing")
    assert state(project, REPORT) == DutyState.DUE


def test_a_baseline_without_its_approved_document_does_not_meet_the_duty_to_plan() -> None:
    duty = next(each for each in pack().obligations if each.code == "write_work_plan")
    baseline, approval = Deed(in_days(3), 7, "Baseline 0"), Deed(in_days(9))
    assert deeds_for(duty, {named("plan_baselined"): [baseline]}) == []
    assert deeds_for(duty, {"work_plan": [approval]}) == []
    both = {named("plan_baselined"): [baseline], "work_plan": [approval]}
    assert deeds_for(duty, both) == [Deed(in_days(9), 7, "Baseline 0")]


def test_what_was_done_before_the_phase_does_not_meet_what_comes_round_in_it() -> None:
    meeting = Meeting([Deed(in_days(1)), Deed(in_days(12))], since=in_days(10))
    assert meeting.meets(in_days(20)) == Deed(in_days(12))
    assert meeting.meets(in_days(40)) is None


def test_nothing_done_after_its_phase_meets_the_last_time() -> None:
    meeting = Meeting([Deed(in_days(12))])
    assert meeting.meets(in_days(20), until=in_days(11)) is None


def test_the_end_of_a_project_is_told_now_and_as_it_was_known(world: World) -> None:
    before = clock.now()
    with later(1):
        project = closed(world)
    with later(2):
        for deed in ("archive_sealed", "project_closed", "review_scheduled"):
            (told,) = TELLERS[deed]([project.pk], None)
            assert told.text.endswith(".")
            assert list(TELLERS[deed]([project.pk], before)) == []
            assert list(TELLERS[deed]([project.pk], clock.now())) == [told]
