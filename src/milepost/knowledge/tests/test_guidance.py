"""A question is answered in two working days by somebody else, and an answer is never rewritten."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from milepost.kernel import clock
from milepost.kernel.actions import ACTIONS
from milepost.kernel.errors import NotPermitted, Refusal
from milepost.kernel.measure import Known, NotApplicable
from milepost.knowledge import actions, queries, rules
from milepost.knowledge.choices import QuestionState
from milepost.knowledge.models import GuidanceAnswer, GuidanceRequest
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.ending import end
from tests.suites.ground.world import World, register_overseen
from tests.suites.samples.knowledge import ANSWER, answered, asked, wanted

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

FRIDAY, TUESDAY = date(2031, 1, 10), date(2031, 1, 14)
ANALYST, DIRECTOR, OVERSIGHT = PostRole.ANALYST.value, PostRole.DIRECTOR.value, RoleOnProject.OVERSIGHT.value


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}, refusal.value.unmet
    return refusal.value


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def asked_by_the_director(world: World) -> GuidanceRequest:
    """Have the director, who delivers on another project, ask about it."""
    project = register_overseen(world, "P-2")
    executive = world.actor(PostRole.EXECUTIVE)
    projects.appoint(executive, project, person=world.people[DIRECTOR], role=RoleOnProject.MEMBER)
    return actions.ask_question(world.actor(DIRECTOR), project, **wanted(world))


def test_a_question_is_due_in_two_working_days(world: World) -> None:
    with clock.at(noon(FRIDAY)):
        question = asked(world)
    assert (question.due_date, question.state) == (TUESDAY, QuestionState.WAITING)


@pytest.mark.parametrize("role", ["pm", "deputy", "member", "sponsor"])
def test_whoever_has_a_part_on_a_project_asks_about_it(world: World, role: str) -> None:
    assert asked(world, role).asked_by_id == world.people[role].pk


@pytest.mark.parametrize("role", ["client_signatory", "partner", "nobody", "executive", ANALYST])
def test_whoever_has_no_part_does_not_ask_about_a_project(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        asked(world, role)


def test_who_has_no_part_asks_about_no_project_and_sees_the_answer(world: World) -> None:
    executive, manager = world.actor(PostRole.EXECUTIVE), world.actor(PostRole.RESOURCE_MANAGER)
    question = actions.ask_in_general(manager, **wanted(world))
    actions.answer_question(world.actor(ANALYST), question, text=ANSWER)
    actions.rate_answer(manager, question, usefulness=3)
    refused("who_asked_says", actions.rate_answer, executive, question, usefulness=1)
    assert queries.visible_to(manager).get() == question
    assert not queries.visible_to(world.actor("pm")).exists()
    with pytest.raises(NotPermitted):
        actions.ask_in_general(world.actor("pm"), **wanted(world))


def test_a_project_that_ended_is_asked_nothing_about(world: World) -> None:
    director = world.actor(DIRECTOR)
    question = asked(world)
    end(world, world.project)
    refused("project_is_open", asked, world)
    actions.answer_question(director, question, text=ANSWER)


@pytest.mark.parametrize("field", ["topic", "question"])
def test_a_question_has_words(world: World, field: str) -> None:
    typed = {**wanted(world), field: "  "}
    refused(f"{field}_is_written", actions.ask_question, world.actor("pm"), world.project, **typed)


@pytest.mark.parametrize("role", [DIRECTOR, ANALYST, OVERSIGHT])
def test_the_pmo_answers(world: World, role: str) -> None:
    question = actions.answer_question(world.actor(role), asked(world), text=ANSWER)
    assert (question.state, question.answers.get().answered_by_id) == (QuestionState.ANSWERED, world.people[role].pk)


@pytest.mark.parametrize("role", ["pm", "sponsor", "executive", "auditor", "nobody"])
def test_nobody_else_answers(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        actions.answer_question(world.actor(role), asked(world), text=ANSWER)


def test_an_empty_answer_is_refused(world: World) -> None:
    refused("text_is_written", actions.answer_question, world.actor(ANALYST), asked(world), text=" \n ")
    assert not GuidanceAnswer.objects.exists()


def test_who_asked_does_not_answer_even_from_the_pmo(world: World) -> None:
    question, director = asked_by_the_director(world), world.actor(DIRECTOR)
    refused("somebody_else_answers", actions.answer_question, director, question, text=ANSWER)
    actions.answer_question(world.actor(ANALYST), question, text=ANSWER)
    refused("somebody_else_answers", actions.supersede_answer, director, question, text="Mine", reason="Better")
    refused("somebody_else_answers", actions.promote_answer, director, question, shown_as="Mine")
    actions.rate_answer(director, question, usefulness=2)


def test_a_question_is_answered_once_and_then_superseded_and_both_answers_stay(world: World) -> None:
    question, analyst = answered(world), world.actor(ANALYST)
    refused("question_waits", actions.answer_question, analyst, question, text="Otherwise")
    refused("act_has_a_reason", actions.supersede_answer, analyst, question, text="Otherwise", reason="")
    first = GuidanceAnswer.objects.values().get()
    actions.supersede_answer(world.actor(DIRECTOR), question, text="Otherwise", reason="The method changed")
    assert GuidanceAnswer.objects.filter(number=1).values().get() == first
    told = queries.answers_to(question.pk)
    assert [(each.text, each.superseded, each.reason) for each in told] == [
        ("Otherwise", False, "The method changed"),
        (ANSWER, True, ""),
    ]


def test_no_act_deletes_or_rewrites_advice(world: World) -> None:
    question, analyst, pm = answered(world), world.actor(ANALYST), world.actor("pm")
    answer = GuidanceAnswer.objects.get()
    refused("question_waits", actions.withdraw_question, pm, question, reason="Never mind")
    actions.rate_answer(pm, question, usefulness=1)
    actions.supersede_answer(analyst, question, text="Otherwise", reason="Better")
    touching = ("question", "answer", "promotion", "general")
    told = {each.name for each in ACTIONS if each.name.startswith("knowledge.") and each.name.endswith(touching)}
    assert told == {
        f"knowledge.{verb}"
        for verb in (
            "ask_question", "ask_in_general", "withdraw_question", "answer_question", "supersede_answer",
            "rate_answer", "promote_answer", "withdraw_promotion",
        )
    }, "a new act on answers is tried here"  # fmt: skip
    kept = GuidanceAnswer.objects.get(pk=answer.pk)
    assert (kept.text, kept.answered_by_id, kept.answered_at, kept.number) == (
        answer.text,
        answer.answered_by_id,
        answer.answered_at,
        answer.number,
    )


def test_only_who_asked_rates(world: World) -> None:
    question = answered(world)
    for role in ("deputy", "member", "sponsor"):
        refused("who_asked_says", actions.rate_answer, world.actor(role), question, usefulness=5)
    for role in (ANALYST, DIRECTOR, OVERSIGHT):
        with pytest.raises(NotPermitted):
            actions.rate_answer(world.actor(role), question, usefulness=5)


def test_a_rating_is_one_to_five_and_given_once_for_each_answer(world: World) -> None:
    question, pm = asked(world), world.actor("pm")
    refused("question_is_answered", actions.rate_answer, pm, question, usefulness=5)
    actions.answer_question(world.actor(ANALYST), question, text=ANSWER)
    for wrong in (0, 6, -1):
        refused("usefulness_is_one_to_five", actions.rate_answer, pm, question, usefulness=wrong)
    actions.rate_answer(pm, question, usefulness=2)
    refused("answer_is_rated_once", actions.rate_answer, pm, question, usefulness=5)
    actions.supersede_answer(world.actor(ANALYST), question, text="Otherwise", reason="Better")
    actions.rate_answer(pm, question, usefulness=5)
    assert [each.usefulness for each in queries.answers_to(question.pk)] == [5, 2], "the poor rating stays"


def test_who_asked_withdraws_what_waits_and_nobody_else(world: World) -> None:
    question = asked(world)
    refused("who_asked_says", actions.withdraw_question, world.actor("deputy"), question, reason="Not needed")
    actions.withdraw_question(world.actor("pm"), question, reason="Found it")
    refused("question_waits", actions.answer_question, world.actor(ANALYST), question, text=ANSWER)


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("pm", True), ("deputy", True), ("member", True), ("sponsor", True), (OVERSIGHT, True), (ANALYST, True),
        ("executive", True), ("auditor", True), ("client_signatory", False), ("partner", False), ("nobody", False),
        ("administrator", False),
    ],
)  # fmt: skip
def test_the_people_of_the_project_and_who_oversees_see_a_question(world: World, role: str, *, sees: bool) -> None:
    answered(world)
    assert queries.visible_to(world.actor(role)).exists() is sees


def test_what_waits_waits_for_the_pmo_and_for_nobody_who_asked(world: World) -> None:
    own = asked_by_the_director(world)
    other = asked(world)
    director, officer = world.people[DIRECTOR].pk, world.people[OVERSIGHT].pk
    posts = frozenset({DIRECTOR})
    assert set(queries.questions_waiting(director, posts, ()) or ()) == {other}
    assert set(queries.questions_waiting(officer, frozenset(), {own.project_id}) or ()) == {own}
    assert queries.questions_waiting(officer, frozenset({PostRole.EXECUTIVE.value}), ()) is None


def test_an_answer_is_late_from_the_day_after_its_date() -> None:
    late, waiting, done = rules.answer_is_late, QuestionState.WAITING, QuestionState.ANSWERED
    assert not late(waiting, TUESDAY, None, TUESDAY)
    assert late(waiting, TUESDAY, None, date(2031, 1, 15))
    assert not late(done, TUESDAY, TUESDAY, date(2032, 1, 1))
    assert late(done, TUESDAY, date(2031, 1, 15), date(2032, 1, 1))
    assert not late(QuestionState.WITHDRAWN, TUESDAY, None, date(2032, 1, 1))


def test_the_share_answered_on_time_counts_what_is_overdue_and_is_not_invented(world: World) -> None:
    analyst = world.actor(ANALYST)
    assert isinstance(queries.answer_levels().on_time_share, NotApplicable)
    with clock.at(noon(FRIDAY)):
        in_time, late, _overdue, withdrawn = (asked(world) for _ in range(4))
        actions.answer_question(analyst, in_time, text=ANSWER)
        actions.withdraw_question(world.actor("pm"), withdrawn, reason="Found it")
    with clock.at(noon(date(2031, 1, 15))):
        actions.answer_question(analyst, late, text=ANSWER)
        levels = queries.answer_levels()
    assert (levels.answered, levels.late, levels.waiting, levels.overdue) == (2, 1, 1, 1)
    assert levels.on_time_share == Known(Decimal("0.3333"))
