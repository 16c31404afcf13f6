"""Closed is impossible while one condition does not hold, and who delivered does not close."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from milepost.closing import actions, queries
from milepost.closing.conditions import CONDITIONS, Facts, Said
from milepost.closing.models import Closure, PostImplementationReview
from milepost.closing.queries import taken_over
from milepost.closing.rules import due_after
from milepost.finance import actions as finance
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.measure import Known, NotApplicable, Unknown
from milepost.kernel.models import LedgerEntry
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject, Stage, Standing
from milepost.projects.models import Project, ProjectRole
from tests.suites.ground.world import World, register_overseen
from tests.suites.samples.artefacts import owing
from tests.suites.samples.ending.closing import OWN, all_is_told, closed, in_closing, scheduled, sealed
from tests.suites.samples.knowledge import captured

EXECUTIVE, DIRECTOR, ANALYST = PostRole.EXECUTIVE, PostRole.DIRECTOR, PostRole.ANALYST
NOTHING_OPEN = Facts(**{each.name: Known(()) for each in fields(Facts)})
SUBJECT = {
    "deliverables_accepted": "deliverables", "project_accepted": "acceptance", "benefits_handed_over": "benefits",
    "suppliers_evaluated": "evaluations", "contracts_closed": "contracts", "returns_acknowledged": "returns",
    "assignments_ended": "assignments", "finances_reconciled": "commitments",
    "change_requests_settled": "change_requests", "end_report_approved": "end_report", "lessons_filed": "lessons",
    "archive_sealed": "archive", "review_scheduled": "review",
}  # fmt: skip


def refused(rule: str, action: Any, *args: Any, **typed: Any) -> Refusal:
    with pytest.raises(Refusal) as told:
        action(*args, **typed)
    assert told.value.rule == rule, told.value.unmet
    return told.value


def ready(world: World) -> Project:
    scheduled(world)
    sealed(world)
    return world.project


def test_every_condition_looks_at_a_subject_of_its_own() -> None:
    assert set(SUBJECT) == set(CONDITIONS.names())
    assert set(SUBJECT.values()) == {each.name for each in fields(Facts)}


@pytest.mark.parametrize("code", SUBJECT)
def test_a_condition_holds_when_nothing_is_open_and_names_what_is(code: str) -> None:
    condition, subject = CONDITIONS[code], SUBJECT[code]
    assert condition.check(NOTHING_OPEN).said == Said.MET
    told = condition.check(replace(NOTHING_OPEN, **{subject: Known(("the bridge", "the ramp"))}))
    assert (told.said, told.why, told.holds) == (Said.OPEN, "the bridge; the ramp.", False)
    assert condition.check(replace(NOTHING_OPEN, **{subject: NotApplicable("There is none.")})).holds


@pytest.mark.parametrize("code", SUBJECT)
def test_what_nobody_records_is_unknown_and_does_not_pass(code: str) -> None:
    told = CONDITIONS[code].check(Facts())
    assert (told.said, told.holds) == (Said.UNKNOWN, False)
    assert "not recorded yet" in told.why.casefold()


def test_many_open_things_are_named_up_to_five() -> None:
    told = CONDITIONS["contracts_closed"].check(
        replace(NOTHING_OPEN, contracts=Known(tuple(f"C-{number}" for number in range(8))))
    )
    assert told.why == "C-0; C-1; C-2; C-3; C-4; and 3 more."


@pytest.mark.parametrize("code", SUBJECT)
def test_a_project_is_not_closed_while_one_condition_does_not_hold(code: str, world: World) -> None:
    project, subject = ready(world), SUBJECT[code]
    with all_is_told(**{subject: Known(("the bridge",))}):
        told = refused(code, actions.close_project, world.actor(EXECUTIVE), project)
    assert [each.rule for each in told.unmet] == [code]
    assert told.unmet[0].missing == "the bridge."
    assert told.unmet[0].cure == CONDITIONS[code].owner
    assert Project.objects.get(pk=project.pk).stage == Stage.CLOSING


def test_a_refusal_names_every_condition_that_does_not_hold(world: World) -> None:
    told = refused("deliverables_accepted", actions.close_project, world.actor(EXECUTIVE), in_closing(world))
    missing = {each.rule for each in told.unmet}
    assert {"project_accepted", "archive_sealed", "review_scheduled", "lessons_filed"} <= missing
    assert not {"contracts_closed", "suppliers_evaluated"} & missing, "a project without contracts closes none"
    assert "end_report_approved" not in missing, "no method, no end report"
    entry = LedgerEntry.objects.filter(verb="closing.close_project").latest("pk")
    assert {each["rule"] for each in json.loads(entry.body)["refusal"]} == missing, "the attempt is evidence"


def test_closing_ends_the_roles_dates_the_review_and_keeps_the_evidence(world: World) -> None:
    project = closed(world)
    assert (project.stage, project.standing) == (Stage.CLOSED, Standing.ENDED)
    assert not ProjectRole.objects.filter(project=project, ends_at=None).exists()
    assert PostImplementationReview.objects.get(project=project).due_date is not None
    closure = Closure.objects.get(project=project)
    assert {each["code"] for each in closure.evidence} == set(CONDITIONS.names())
    assert all(each["said"] in {"met", "not_applicable"} for each in closure.evidence)


def test_nobody_writes_a_fact_of_a_closed_project_and_it_is_not_closed_twice(world: World) -> None:
    project = closed(world)
    refused("project_is_open", actions.close_project, world.actor(EXECUTIVE), project)
    with pytest.raises(NotPermitted):
        actions.raise_privacy_flag(world.actor("pm"), project, place="Risk 3", concern="A name")


@pytest.mark.parametrize("role", ["pm", "deputy", "pmo_analyst", "auditor", "client_signatory", "nobody"])
def test_who_delivers_and_who_only_carries_papers_does_not_close(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        actions.close_project(world.actor(role), in_closing(world))


def test_a_director_who_delivered_does_not_close(world: World) -> None:
    project = register_overseen(world, "P-9")
    projects.appoint(world.actor(EXECUTIVE), project, person=world.people[DIRECTOR], role=RoleOnProject.PM)
    refused("control_is_independent", actions.close_project, world.actor(DIRECTOR), in_closing(world, project))


def test_a_project_that_goes_on_is_not_closed(world: World) -> None:
    refused("project_is_in_closing", actions.close_project, world.actor(EXECUTIVE), world.project)


def test_a_terminated_project_goes_the_same_road_and_says_why(world: World) -> None:
    project = ready(world)
    Project.objects.filter(pk=project.pk).update(standing=Standing.TERMINATING)
    project.refresh_from_db()
    with all_is_told():
        refused("act_has_a_reason", actions.close_project, world.actor(EXECUTIVE), project)
        closure = actions.close_project(world.actor(EXECUTIVE), project, reason="The crossing was given up")
    assert (closure.terminated, closure.reason) == (True, "The crossing was given up")


def test_an_act_after_sealing_makes_the_archive_incomplete_and_keeps_the_project_open(world: World) -> None:
    project = ready(world)
    finance.add_benefit(world.actor("pm"), project, name="Fewer claims", owner=world.people["sponsor"])
    with all_is_told():
        told = refused("archive_sealed", actions.close_project, world.actor(EXECUTIVE), project)
        assert "seal it anew" in told.unmet[0].missing
        actions.seal_archive(world.actor(ANALYST), project)
        actions.close_project(world.actor(EXECUTIVE), project)


def test_a_lesson_filed_after_sealing_does_not_ask_for_another_archive(world: World) -> None:
    archive = sealed(world)
    captured(world)
    assert queries.changes_since(archive) == 0


def test_a_benefit_without_an_owner_is_open_and_none_is_not_applicable(world: World) -> None:
    project = world.project
    assert isinstance(queries.facts_of(project).benefits, NotApplicable)
    benefit = finance.add_benefit(world.actor("pm"), project, name="Fewer claims", owner=world.people["sponsor"])
    assert queries.facts_of(project).benefits == Known(())
    type(benefit).objects.update(owner=None)
    assert queries.facts_of(project).benefits == Known(("no owner: Fewer claims",))


def test_the_end_report_is_asked_where_the_method_asks_for_it(world: World) -> None:
    assert isinstance(queries.facts_of(world.project).end_report, NotApplicable)
    assert queries.facts_of(owing(world)).end_report == Known(("not approved: Project-End Report",))


def test_what_was_spent_is_unknown_until_it_is_recorded(world: World) -> None:
    assert isinstance(taken_over.commitments(world.project), Unknown)


def test_a_subject_that_there_is_not_cannot_be_provided() -> None:
    with pytest.raises(ValueError, match="no subject"):
        queries.provide_standing("weather", lambda _project: Known(()))
    assert {each.name for each in fields(Facts)} >= OWN


def test_the_day_of_a_review_is_the_same_day_months_later_or_the_last_of_its_month() -> None:
    assert due_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert due_after(date(2026, 3, 15), 6) == date(2026, 9, 15)
    assert due_after(date(2026, 12, 1), 12) == date(2027, 12, 1)
