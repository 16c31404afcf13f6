"""An answer is shown at the same step of the method, to insiders, and never names a project to who does not see it."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.knowledge import actions, queries
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import World, register
from tests.suites.samples.knowledge import ANSWER, HEADING, answered, answered_at_a_step, asked, promoted, with_method

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

ANALYST = PostRole.ANALYST.value


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}, refusal.value.unmet
    return refusal.value


def test_a_document_names_its_phase_and_both_keep_their_names(world: World) -> None:
    question = asked(with_method(world), artefact_type_code="project_charter")
    assert (question.artefact_type_name, question.phase_code, question.phase_name) == (
        "Project Charter",
        "initiating",
        "Initiating",
    )


@pytest.mark.parametrize(
    "step",
    [
        {"artefact_type_code": "novel"},
        {"phase_code": "dreaming"},
        {"artefact_type_code": "project_charter", "phase_code": "planning"},
    ],
)
def test_a_step_that_the_method_does_not_have_is_refused(world: World, step: dict[str, str]) -> None:
    refused("step_is_of_the_method", asked, with_method(world), **step)


def test_without_a_method_in_force_there_are_no_steps_and_questions_all_the_same(world: World) -> None:
    assert [value for value, _ in queries.step_choices()] == [""]
    assert queries.step_at_stage("initiating") == ""
    refused("step_is_of_the_method", asked, world, phase_code="initiating")
    assert asked(world).phase_code == ""


def test_the_form_offers_the_documents_below_their_phases(world: World) -> None:
    with_method(world)
    offered = dict(queries.step_choices())
    first, *documents = offered["Initiating"]
    assert first == ("phase:initiating", "Initiating as a whole")
    assert ("artefact:project_charter", "Project Charter") in documents
    assert queries.step_at_stage("initiating") == "phase:initiating"
    assert queries.step_at_stage("closed") == ""


def test_a_shown_answer_is_found_at_its_document_and_at_its_phase_and_nowhere_else(world: World) -> None:
    question, pm = promoted(world), world.actor("pm")
    (found,) = queries.answers_for(pm, "project_charter", "")
    assert (found.heading, found.text, found.step, found.project) == (
        HEADING,
        ANSWER,
        "Project Charter",
        "P-1 Project P-1",
    )
    assert queries.answers_for(pm, "", "initiating") == [found]
    assert queries.answers_for(pm, "", "planning") == []
    assert queries.answers_for(pm, "", "") == []
    assert queries.answers_for(pm, "project_charter", "", but=question.pk) == []
    assert queries.shown_count("artefact:project_charter") == queries.shown_count("phase:initiating") == 1
    assert queries.shown_count("phase:planning") == queries.shown_count("") == 0


def test_an_answer_that_is_not_promoted_is_not_shown(world: World) -> None:
    answered_at_a_step(world)
    assert queries.shown_answers(world.actor("pm")) == []


def test_who_does_not_see_the_project_reads_the_answer_without_its_name(world: World) -> None:
    promoted(world)
    project, stranger = register(world, "P-2"), world.people["nobody"]
    reader = world.actor("nobody")
    assert not queries.reads_shown_answers(reader)
    projects.appoint(world.actor(PostRole.DIRECTOR), project, person=stranger, role=RoleOnProject.MEMBER)
    assert queries.reads_shown_answers(reader)
    (found,) = queries.shown_answers(reader)
    assert (found.heading, found.text, found.project) == (HEADING, ANSWER, "")
    assert not queries.visible_to(reader).exists()


@pytest.mark.parametrize("role", ["client_signatory", "partner", "nobody"])
def test_outsiders_read_no_answer(world: World, role: str) -> None:
    assert not queries.reads_shown_answers(world.actor(role))


@pytest.mark.parametrize("heading", ["How long was the charter of P-1?", "What of project p-1?"])
def test_a_heading_that_names_the_project_is_refused(world: World, heading: str) -> None:
    question = answered_at_a_step(world)
    refusal = refused("shown_words_name_no_project", actions.promote_answer, world.actor(ANALYST), question,
                      shown_as=heading)  # fmt: skip
    assert {each.field for each in refusal.unmet} == {"shown_as"}


def test_an_answer_that_names_the_project_is_superseded_before_it_is_shown(world: World) -> None:
    analyst = world.actor(ANALYST)
    question = answered(with_method(world), text="For P-1 two pages.", phase_code="initiating")
    refused("shown_words_name_no_project", actions.promote_answer, analyst, question, shown_as=HEADING)
    actions.supersede_answer(analyst, question, text="Two pages.", reason="For all")
    actions.promote_answer(analyst, question, shown_as=HEADING)
    assert [each.text for each in queries.shown_answers(analyst)] == ["Two pages."]


def test_only_an_answer_at_a_step_is_shown_and_once(world: World) -> None:
    analyst = world.actor(ANALYST)
    refused("question_is_answered", actions.promote_answer, analyst, asked(world), shown_as=HEADING)
    refused("shown_answer_has_a_step", actions.promote_answer, analyst, answered(world), shown_as=HEADING)
    question = answered_at_a_step(world)
    refused("shown_as_is_written", actions.promote_answer, analyst, question, shown_as=" ")
    actions.promote_answer(analyst, question, shown_as=HEADING)
    refused("answer_is_not_shown", actions.promote_answer, analyst, question, shown_as=HEADING)
    with pytest.raises(NotPermitted):
        actions.withdraw_promotion(world.actor("pm"), question, reason="Ours")


def test_a_superseded_answer_is_shown_no_longer_until_the_new_one_is_promoted(world: World) -> None:
    question, analyst = promoted(world), world.actor(ANALYST)
    then = clock.now()
    actions.supersede_answer(analyst, question, text="Three pages.", reason="The method changed")
    assert queries.shown_answers(analyst) == []
    assert [each.text for each in queries.shown_answers(analyst, then)] == [ANSWER]
    actions.promote_answer(analyst, question, shown_as=HEADING)
    assert [each.text for each in queries.shown_answers(analyst)] == ["Three pages."]


def test_what_is_shown_is_taken_back_for_a_reason(world: World) -> None:
    question, analyst = promoted(world), world.actor(ANALYST)
    refused("act_has_a_reason", actions.withdraw_promotion, analyst, question, reason="")
    actions.withdraw_promotion(analyst, question, reason="The method says it now")
    assert queries.shown_answers(analyst) == []
    refused("answer_is_shown", actions.withdraw_promotion, analyst, question, reason="Again")
