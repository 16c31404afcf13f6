"""Asking for a gate: refused naming each unmet criterion, frozen once every one is met."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.artefacts import actions as artefacts
from milepost.artefacts import queries as owed
from milepost.artefacts.models import Artefact
from milepost.governance import actions, queries
from milepost.governance.choices import ReviewState, Urgency
from milepost.governance.gate_rules import Tally
from milepost.governance.models import GateReview
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import World, register_imported
from tests.suites.samples import governance as samples
from tests.suites.samples.artefacts import owing
from tests.suites.samples.projects import found, put_off
from tests.suites.samples.work.planning import PROMISE

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]
PM = RoleOnProject.PM


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}
    return refusal.value


def test_a_gate_is_refused_naming_every_unmet_criterion_and_who_can_cure_it(world: World) -> None:
    project = owing(world)
    refusal = refused("criterion_is_met", actions.request_gate, world.actor(PM), project, gate="rfp")
    told = {each.sentence: each for each in refusal.unmet}
    charter = told["The Project Charter is approved."]
    assert "not begun" in charter.missing
    assert charter.cure
    assert told["A source of funding is named."].cure == "The sponsor or an executive"
    assert not GateReview.objects.exists()


def test_a_gate_with_one_document_in_draft_names_it_and_its_approver(world: World) -> None:
    project = samples.ready(world)
    charter = Artefact.objects.get(project=project, type_code="project_charter")
    artefacts.supersede_artefact(world.actor(PM), charter, reason="Anew")
    anew = artefacts.start_artefact(world.actor(PM), project, type_code="project_charter")
    refusal = refused("criterion_is_met", actions.request_gate, world.actor(PM), project, gate="rfp")
    (unmet,) = refusal.unmet
    assert "Project Charter is draft" in unmet.missing
    assert unmet.cure == " or ".join(part.name for part in owed.sheet_of(anew).approvers)


def test_a_lesson_that_nobody_dispositioned_stands_against_the_first_gate(world: World) -> None:
    project = samples.ready(world)
    queries.provide_tally("lessons_dispositioned", lambda keys, _: dict.fromkeys(keys, Tally(4, 5, ("Ask early",))))
    refusal = refused("criterion_is_met", actions.request_gate, world.actor(PM), project, gate="rfp")
    assert "Ask early" in refusal.unmet[0].missing


def test_asking_freezes_the_dossier_with_the_hash_of_every_approved_document(world: World) -> None:
    review = samples.asked(world)
    frozen = {each["type"]: each for each in review.dossier["artefacts"]}
    assert set(frozen) == set(samples.RFP_DOCUMENTS)
    assert all(len(each["sha256"]) == 64 for each in frozen.values())
    assert queries.seal(review.dossier) == review.dossier_sha256
    assert queries.seal(review.dossier["facts"]) == review.facts_sha256
    assert {each["outcome"] for each in review.dossier["criteria"]} == {"met"}


def test_only_the_gate_that_leads_out_of_the_stage_is_asked_for(world: World) -> None:
    refused("gate_leads_out", actions.request_gate, world.actor(PM), samples.ready(world), gate="rfe")


def test_a_project_has_one_gate_review_at_a_time(world: World) -> None:
    review = samples.asked(world)
    refused("one_review_at_a_time", actions.request_gate, world.actor(PM), review.project, gate="rfp")
    actions.withdraw_gate_request(world.actor(PM), review, reason="One more week")
    assert actions.request_gate(world.actor(PM), review.project, gate="rfp").number == 2


def test_the_pmo_does_not_ask_for_a_gate(world: World) -> None:
    with pytest.raises(NotPermitted):
        actions.request_gate(world.actor(PostRole.DIRECTOR), samples.ready(world), gate="rfp")


def test_a_project_without_a_method_is_told_to_have_one_pinned(world: World) -> None:
    refusal = refused("project_follows_a_method", actions.request_gate, world.actor(PM), world.project, gate="rfp")
    assert refusal.unmet[0].cure == "PMO"


def test_imported_history_passes_no_gate_until_it_is_adopted(world: World) -> None:
    (project,) = found(world)
    refused("project_is_adopted", actions.request_gate, world.actor(PM), project, gate="rfc")
    projects.adopt_project(world.actor(PostRole.ANALYST), project, project_class="C", found="Half built")
    refused("criterion_is_met", actions.request_gate, world.actor(PM), project, gate="rfc")
    assert register_imported(world, "I-9").method_version is None


def test_a_held_project_asks_for_no_gate(world: World) -> None:
    project = samples.ready(world)
    projects.hold_project(world.actor(PostRole.EXECUTIVE), project, **put_off())
    refused("project_is_at_work", actions.request_gate, world.actor(PM), project, gate="rfp")


def test_content_changed_after_the_freeze_voids_the_review(world: World) -> None:
    review = samples.in_review(world)
    charter = Artefact.objects.get(project=review.project, type_code="project_charter")
    artefacts.supersede_artefact(world.actor(PM), charter, reason="A new one")
    assert queries.changed_since(review) == ["Project Charter"]
    opinion = {"confidence": "green", "reasons": "Sound"}
    refused("dossier_is_unchanged", actions.give_opinion, world.actor(samples.REVIEWER), review, **opinion)
    samples.approved_document(world, review.project, "project_charter")
    again = actions.request_gate(world.actor(PM), review.project, gate="rfp")
    review.refresh_from_db()
    assert (review.state, again.number) == (ReviewState.VOID, 2)


def test_a_critical_recommendation_is_answered_before_the_next_gate(world: World) -> None:
    made = samples.recommended(world, Urgency.CRITICAL)
    actions.withdraw_gate_request(world.actor(PM), made.review, reason="We ask the client first")
    asking = (actions.request_gate, world.actor(PM), made.project)
    refused("critical_recommendations_are_answered", *asking, gate="rfp")
    made.refresh_from_db()
    actions.answer_recommendation(world.actor(PM), made, answer="The client was asked")
    actions.request_gate(world.actor(PM), made.project, gate="rfp")


def test_nothing_is_promised_before_the_proposal_is_approved(world: World) -> None:
    pm = world.actor(PM)
    project = owing(world)
    refused("promise_follows_the_proposal", planning.record_baseline, pm, project, **PROMISE)
    decision = samples.decided(world)
    planning.record_baseline(pm, decision.project, **PROMISE)


def test_each_criterion_is_stated_by_whoever_answers_for_it(world: World) -> None:
    project = owing(world)
    told = {"text": "Found", "evidence": "Budget, line 7"}
    actor = world.actor(RoleOnProject.OVERSIGHT)
    refused("stater_may", actions.state_criterion, actor, project, check="funding_named", **told)
    refused("check_can_be_stated", actions.state_criterion, actor, project, check="risks_at_least", **told)
    refused("stater_may", actions.state_criterion, world.actor(PM), project, check="pm_inducted", **told)


def test_a_class_a_check_asks_at_most_twenty_queries(world: World, django_assert_max_num_queries: Any) -> None:
    project = samples.ready(world)
    project.project_class = "A"
    with django_assert_max_num_queries(20):
        assert queries.next_gate(project)
