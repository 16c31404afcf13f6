"""A document is drafted, handed in, judged by others and approved; what is sealed stays as it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from milepost.artefacts import actions, queries
from milepost.artefacts.choices import ArtefactState, Severity, Verdict, VersionState
from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.kernel.errors import Conflict, NotPermitted, Refusal
from milepost.kernel.verify import verify
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import OPERATOR, World, add_person, register
from tests.suites.samples.artefacts import (
    CHARTER,
    END_REPORT,
    approved,
    commented,
    draft_of,
    filled,
    owing,
    read,
    seal,
    submitted,
    written,
)

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

PM, SPONSOR = "pm", "sponsor"


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}, [each.rule for each in refusal.value.unmet]
    return refusal.value


def rewrite(world: World, artefact: Artefact, note: str = "Said clearer", **fields: str) -> Artefact:
    typed = {**filled(queries.sheet_of(artefact)), **fields}
    return actions.draft_artefact(world.actor(PM), artefact, content=typed, change_note=note)


def test_a_project_has_only_the_documents_of_its_method_and_class_and_each_once(world: World) -> None:
    start = actions.start_artefact
    refused("document_is_owed", start, world.actor(PM), owing(world), type_code="risk_plan")
    refused("document_is_owed", start, world.actor(PM), owing(world), type_code="novel")
    draft_of(world)
    refused("document_is_started_once", start, world.actor(PM), owing(world), type_code=CHARTER)


@pytest.mark.parametrize("role", [PostRole.DIRECTOR, PostRole.ANALYST, "oversight_officer", SPONSOR, "executive"])
def test_nobody_but_who_delivers_writes(world: World, role: str) -> None:
    artefact = draft_of(world)
    with pytest.raises(NotPermitted) as refusal:
        actions.draft_artefact(world.actor(role), artefact, content={"purpose": "Ours"})
    assert "Comment" in refusal.value.unmet[0].path
    assert queries.version_of(artefact).content == {}


def test_what_cannot_be_read_is_refused_by_field_and_nothing_is_kept(world: World) -> None:
    artefact = draft_of(world)
    typed = {"purpose": "So", "milestones": "|".join("abcdefghijklm"), "budget": "5"}
    refusal = refused("field_is_readable", actions.draft_artefact, world.actor(PM), artefact, content=typed)
    assert {each.field for each in refusal.unmet} == {"milestones", "budget"}
    assert queries.version_of(artefact).content == {}


def test_a_missing_required_field_stops_the_submission_and_is_named(world: World) -> None:
    artefact = draft_of(world)
    typed = {**filled(queries.sheet_of(artefact)), "scope_out": "", "purpose": "Too short"}
    actions.draft_artefact(world.actor(PM), artefact, content=typed)
    refusal = refused("required_field_is_filled", actions.submit_artefact, world.actor(PM), artefact)
    assert {each.field for each in refusal.unmet} == {"scope_out", "purpose"}
    assert any("Out of scope: empty" in each.missing for each in refusal.unmet)
    assert Artefact.objects.get(pk=artefact.pk).state == ArtefactState.DRAFT


def test_the_words_of_the_example_are_not_the_words_of_a_project(world: World) -> None:
    artefact = draft_of(world)
    sheet = queries.sheet_of(artefact)
    example = next(field.example for field in sheet.fields if field.code == "purpose")
    actions.draft_artefact(world.actor(PM), artefact, content={**filled(sheet), "purpose": example})
    refusal = refused("words_are_own", actions.submit_artefact, world.actor(PM), artefact)
    assert [each.field for each in refusal.unmet] == ["purpose"]
    assert "100 %" in refusal.unmet[0].missing


def test_a_submitted_document_without_reviewers_and_comments_is_ready_to_approve(world: World) -> None:
    artefact = submitted(world)
    assert artefact.state == ArtefactState.APPROVABLE
    assert queries.version_of(artefact).state == VersionState.SEALED
    refused("document_is_in", actions.draft_artefact, world.actor(PM), artefact, content={})


def test_an_open_comment_stands_against_approval_until_it_is_resolved(world: World) -> None:
    comment = commented(world)
    artefact = Artefact.objects.get(pk=comment.artefact_id)
    assert artefact.state == ArtefactState.IN_REVIEW
    sponsor = world.actor(SPONSOR)
    actions.confirm_reading(sponsor, artefact, sha256=seal(artefact))
    refusal = refused("comments_are_resolved", actions.approve_artefact, sponsor, artefact)
    assert "By when?" in refusal.unmet[0].missing
    actions.resolve_comment(world.actor(PM), comment, resolution="By June")
    fresh = Artefact.objects.get(pk=artefact.pk)
    assert fresh.state == ArtefactState.APPROVABLE
    assert actions.approve_artefact(sponsor, fresh).state == ArtefactState.APPROVED


def test_a_note_stands_against_nothing(world: World) -> None:
    assert Artefact.objects.get(pk=commented(world, Severity.NOTE).artefact_id).state == ArtefactState.APPROVABLE


def test_who_wrote_it_does_not_close_what_must_be_cured(world: World) -> None:
    comment = commented(world, Severity.MUST)
    rule = "another_closes_what_must_be_cured"
    refused(rule, actions.resolve_comment, world.actor(PM), comment, resolution="It is fine")
    actions.resolve_comment(world.actor(PostRole.ANALYST), comment, resolution="Cured in the milestones")
    refused("comment_is_open", actions.resolve_comment, world.actor(PM), comment, resolution="Again")


def test_a_comment_stands_on_a_field_that_there_is(world: World) -> None:
    refused("field_is_known", actions.raise_comment, world.actor(PM), draft_of(world), text="Where?", field="budget")


def test_approval_waits_for_the_verdict_of_every_reviewing_role(world: World) -> None:
    artefact = read(world, code=END_REPORT)
    sponsor, analyst = world.actor(SPONSOR), world.actor(PostRole.ANALYST)
    assert artefact.state == ArtefactState.IN_REVIEW
    refused("verdicts_are_given", actions.approve_artefact, sponsor, artefact)
    actions.review_artefact(analyst, artefact, verdict=Verdict.UNFAVOURABLE, text="No lessons")
    refused("verdicts_are_given", actions.approve_artefact, sponsor, artefact)
    actions.review_artefact(analyst, artefact, verdict=Verdict.FAVOURABLE)
    assert Artefact.objects.get(pk=artefact.pk).state == ArtefactState.APPROVABLE
    actions.approve_artefact(sponsor, Artefact.objects.get(pk=artefact.pk))


def test_one_unfavourable_verdict_of_a_role_stands_against_a_favourable_one(world: World) -> None:
    artefact = submitted(world, END_REPORT)
    actions.review_artefact(world.actor(PostRole.ANALYST), artefact, verdict=Verdict.FAVOURABLE)
    director = world.actor(PostRole.DIRECTOR)
    actions.review_artefact(director, Artefact.objects.get(pk=artefact.pk), verdict=Verdict.UNFAVOURABLE)
    assert Artefact.objects.get(pk=artefact.pk).state == ArtefactState.IN_REVIEW


def test_nobody_reviews_what_the_method_does_not_have_them_review(world: World) -> None:
    verdict = {"verdict": Verdict.FAVOURABLE}
    refused("judge_holds_the_role", actions.review_artefact, world.actor(SPONSOR), submitted(world), **verdict)


def test_nobody_approves_but_the_role_that_the_method_names(world: World) -> None:
    artefact = read(world, PostRole.EXECUTIVE)
    refusal = refused("judge_holds_the_role", actions.approve_artefact, world.actor("executive"), artefact)
    assert "Project Owner" in refusal.unmet[0].sentence


def test_nobody_approves_what_they_have_not_confirmed_reading(world: World) -> None:
    artefact, sponsor = submitted(world), world.actor(SPONSOR)
    refused("version_was_read", actions.approve_artefact, sponsor, artefact)
    refused("reading_is_of_this_version", actions.confirm_reading, sponsor, artefact, sha256="0" * 64)
    actions.confirm_reading(sponsor, artefact, sha256=seal(artefact))
    refused("reading_is_confirmed_once", actions.confirm_reading, sponsor, artefact, sha256=seal(artefact))
    actions.approve_artefact(sponsor, artefact)


def test_a_receipt_is_for_one_version_only(world: World) -> None:
    artefact, sponsor = read(world), world.actor(SPONSOR)
    artefact = actions.return_artefact(sponsor, artefact, reason="Say by when")
    artefact = actions.submit_artefact(world.actor(PM), rewrite(world, artefact))
    refused("version_was_read", actions.approve_artefact, sponsor, artefact)


def test_who_helped_to_write_it_does_not_approve_it_not_even_a_later_version(world: World) -> None:
    artefact = draft_of(world)
    helped = {"helpers": [world.people[SPONSOR]]}
    actions.draft_artefact(world.actor(PM), artefact, content=filled(queries.sheet_of(artefact)), **helped)
    artefact = actions.submit_artefact(world.actor(PM), artefact)
    sponsor = world.actor(SPONSOR)
    actions.confirm_reading(sponsor, artefact, sha256=seal(artefact))
    refused("judge_did_not_prepare", actions.approve_artefact, sponsor, artefact)
    artefact = actions.return_artefact(world.actor(PostRole.ANALYST), artefact, reason="Anew")
    artefact = actions.submit_artefact(world.actor(PM), rewrite(world, artefact))
    actions.confirm_reading(sponsor, artefact, sha256=seal(artefact))
    refused("judge_did_not_prepare", actions.approve_artefact, sponsor, artefact)


def test_an_analyst_who_helped_does_not_review(world: World) -> None:
    artefact = draft_of(world, END_REPORT)
    helped = {"helpers": [world.people[PostRole.ANALYST]]}
    actions.draft_artefact(world.actor(PM), artefact, content=filled(queries.sheet_of(artefact)), **helped)
    artefact = actions.submit_artefact(world.actor(PM), artefact)
    analyst = world.actor(PostRole.ANALYST)
    refused("judge_did_not_prepare", actions.review_artefact, analyst, artefact, verdict=Verdict.FAVOURABLE)


def test_nobody_approves_on_a_project_that_they_deliver(world: World) -> None:
    """The sponsor of one project leads another, where an executive stands in as its sponsor."""
    project, executive = register(world, "P-2"), world.actor(PostRole.EXECUTIVE)
    second = add_person("The second executive", world.unit)
    people.appoint_to_post(OPERATOR, second, role=PostRole.EXECUTIVE)
    for role, person in (("oversight_officer", world.people["oversight_officer"]), ("pm", world.people[PM])):
        projects.appoint(executive, project, person=person, role=role)
    projects.appoint(executive, project, person=world.people[SPONSOR], role=RoleOnProject.MEMBER)
    projects.end_role(executive, project.roles.get(role=RoleOnProject.MEMBER), reason="Done")
    projects.appoint(executive, project, person=world.people[SPONSOR], role=RoleOnProject.SPONSOR)
    artefact = actions.start_artefact(world.actor(PM), project, type_code=CHARTER)
    actions.draft_artefact(world.actor(PM), artefact, content=filled(queries.sheet_of(artefact)))
    artefact = actions.submit_artefact(world.actor(PM), artefact)
    actions.confirm_reading(world.actor(SPONSOR), artefact, sha256=seal(artefact))
    refused("control_is_independent", actions.approve_artefact, world.actor(SPONSOR), artefact)


def test_what_is_approved_changes_only_by_a_next_version(world: World) -> None:
    artefact = approved(world)
    first = queries.version_of(artefact)
    refused("document_is_in", actions.draft_artefact, world.actor(PM), artefact, content={})
    artefact = actions.reopen_artefact(world.actor(PM), artefact, reason="The client moved the date")
    assert (artefact.state, artefact.number, artefact.approved_number) == (ArtefactState.DRAFT, 2, 1)
    refused("change_is_told", actions.submit_artefact, world.actor(PM), artefact)
    rewrite(world, artefact, purpose="Open the crossing for lorries before the next wet spring comes again")
    artefact = actions.submit_artefact(world.actor(PM), artefact)
    kept = queries.version_of(artefact, 1)
    assert (kept.content, kept.sha256, kept.state) == (first.content, first.sha256, VersionState.APPROVED)
    assert queries.version_of(artefact).sha256 != first.sha256


def test_a_dropped_change_leaves_the_approved_version_and_its_number_is_not_used_again(world: World) -> None:
    artefact = actions.reopen_artefact(world.actor(PM), approved(world), reason="The client moved the date")
    artefact = actions.retire_artefact(world.actor(PM), artefact, reason="The client moved it back")
    assert (artefact.state, artefact.number) == (ArtefactState.APPROVED, 1)
    artefact = actions.reopen_artefact(world.actor(PM), artefact, reason="Once more")
    assert artefact.number == 3


def test_a_superseded_document_makes_room_for_another(world: World) -> None:
    artefact = approved(world)
    actions.supersede_artefact(world.actor(PM), artefact, reason="The project was cut in two")
    assert draft_of(world).pk != artefact.pk


def test_a_document_put_aside_before_approval_is_no_longer_needed(world: World) -> None:
    artefact = actions.retire_artefact(world.actor(PM), written(world), reason="The class has changed")
    assert artefact.state == ArtefactState.OBSOLETE
    refused("document_is_in", actions.raise_comment, world.actor(PM), artefact, text="Why?")


def test_of_two_who_write_one_draft_the_second_gets_a_conflict(world: World) -> None:
    artefact = draft_of(world)
    seen = queries.version_of(artefact).version
    actions.draft_artefact(world.actor(PM), artefact, content={"purpose": "Mine"}, version=seen)
    with pytest.raises(Conflict):
        actions.draft_artefact(world.actor("member"), artefact, content={"purpose": "Other"}, version=seen)
    assert queries.version_of(artefact).content == {"purpose": "Mine"}


@pytest.mark.parametrize("with_its_hash", [False, True], ids=["the text alone", "the text and its hash"])
def test_a_version_edited_behind_the_ledgers_back_is_refused_by_name(world: World, *, with_its_hash: bool) -> None:
    artefact = approved(world)
    version = queries.version_of(artefact)
    forged = {**version.content, "purpose": "Whatever the forger likes to be written here today"}
    changed: dict[str, Any] = {"content": forged}
    if with_its_hash:
        changed["sha256"] = queries_seal(forged)
    ArtefactVersion.objects.filter(pk=version.pk).update(**changed)
    refusal = refused("version_is_as_sealed", queries.version_of, artefact)
    assert "Version 1 of Project Charter" in refusal.unmet[0].sentence
    refused("version_is_as_sealed", actions.reopen_artefact, world.actor(PM), artefact, reason="To go on")
    assert verify().findings


def queries_seal(content: dict[str, Any]) -> str:
    from milepost.artefacts.rules.content import seal_of

    return seal_of(content)


def test_the_database_keeps_one_live_document_and_one_draft(world: World) -> None:
    artefact = draft_of(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Artefact.objects.create(project=owing(world), type_code=CHARTER, name="Twice")
    first = queries.version_of(artefact)
    typed = {"number": 2, "sha256": "", "author": world.people[PM], "written_at": first.written_at}
    with pytest.raises(IntegrityError), transaction.atomic():
        ArtefactVersion.objects.create(artefact=artefact, **typed)


def test_the_draft_as_it_was_is_in_the_ledger(world: World) -> None:
    artefact = written(world)
    rewrite(world, artefact, purpose="Open the crossing for lorries before the next wet spring comes again")
    entries = json.dumps([each.content for each in queries.versions_of(artefact)])
    assert "before the next wet spring" in entries
    assert verify().findings == ()
