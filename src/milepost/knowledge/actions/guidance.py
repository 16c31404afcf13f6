"""The verbs of guidance: somebody asks, the PMO answers, who asked rates, the PMO shows an answer to others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.knowledge import queries, rules
from milepost.knowledge.choices import QuestionState
from milepost.knowledge.events import AnswerRated, AnswerShown, QuestionMoved
from milepost.knowledge.models import GuidanceAnswer, GuidanceRequest
from milepost.knowledge.policies import ANSWERERS, ANYBODY_WHO_ASKED, ASKERS, OUTSIDE_ASKERS, question_scope
from milepost.people.queries import add_working_days, house_calendar, local_date
from milepost.projects.models import Project
from milepost.projects.queries import can_be_written, project_scope

ASK_WHO_HAS_A_PART = "Ask the project manager to put the question. Who instructs a project manager issues a direction."
ASK_ON_THE_PROJECT = "Ask on the page of a project on which you have a part."
ASK_THE_PMO = "Ask the PMO director, an analyst or the oversight officer of this project."
ASK_YOURSELF = "Only who asked may; ask a question of your own."


def _waits(_actor: Actor, question: GuidanceRequest) -> Iterator[Unmet]:
    yield from _unmet(rules.question_waits(question.state))


def _answered(_actor: Actor, question: GuidanceRequest) -> Iterator[Unmet]:
    yield from _unmet(rules.question_is_answered(question.state))


def _somebody_else(actor: Actor, question: GuidanceRequest) -> Iterator[Unmet]:
    yield from _unmet(rules.somebody_else_answers(actor.person_id, question.asked_by_id))


def _who_asked(actor: Actor, question: GuidanceRequest) -> Iterator[Unmet]:
    yield from _unmet(rules.who_asked_says(actor.person_id, question.asked_by_id))


def _unrated(_actor: Actor, question: GuidanceRequest) -> Iterator[Unmet]:
    present = queries.present_answer(question.pk)
    yield from _unmet(rules.answer_is_rated_once(present.usefulness if present else None))


def _not_shown(_actor: Actor, question: GuidanceRequest) -> Iterator[Unmet]:
    yield from _unmet(
        rules.answer_is_not_shown(shown=question.promoted_at is not None),
        rules.shown_answer_has_a_step(question.phase_code, question.artefact_type_code),
    )


def _shown(_actor: Actor, question: GuidanceRequest) -> Iterator[Unmet]:
    yield from _unmet(rules.answer_is_shown(shown=question.promoted_at is not None))


@action(
    "knowledge.ask_question",
    allowed=ASKERS,
    scope=project_scope,
    guards=(can_be_written,),
    path=ASK_WHO_HAS_A_PART,
)
def ask_question(
    act: Act, project: Project, *, topic: str, question: str, artefact_type_code: str = "", phase_code: str = ""
) -> GuidanceRequest:
    """Ask the PMO for advice about a project, and perhaps about a step of the method; it is due in two working days."""
    return _asked(act, project, topic, question, (artefact_type_code, phase_code))


@action("knowledge.ask_in_general", allowed=OUTSIDE_ASKERS, path=ASK_ON_THE_PROJECT)
def ask_in_general(
    act: Act, *, topic: str, question: str, artefact_type_code: str = "", phase_code: str = ""
) -> GuidanceRequest:
    """Ask the PMO for advice about no project in particular."""
    return _asked(act, None, topic, question, (artefact_type_code, phase_code))


@action(
    "knowledge.withdraw_question",
    allowed=ANYBODY_WHO_ASKED,
    scope=question_scope,
    guards=(_who_asked, _waits),
    path=ASK_YOURSELF,
)
def withdraw_question(
    act: Act, question: GuidanceRequest, *, reason: str, version: int | None = None
) -> GuidanceRequest:
    """Take back a question that needs no answer any more; the record of it stays."""
    act.expect(question, version)
    act.because(reason)
    return _moved(act, question, state=QuestionState.WITHDRAWN)


@action(
    "knowledge.answer_question",
    allowed=ANSWERERS,
    scope=question_scope,
    guards=(_waits, _somebody_else),
    path=ASK_THE_PMO,
)
def answer_question(act: Act, question: GuidanceRequest, *, text: str, version: int | None = None) -> GuidanceRequest:
    """Answer a question with advice; an instruction is a direction."""
    act.expect(question, version)
    act.require(rules.text_is_written(text, "text", "The answer"))
    return _with_answer(act, question, text, "", first_answered_on=local_date(act.at))


@action(
    "knowledge.supersede_answer",
    allowed=ANSWERERS,
    scope=question_scope,
    guards=(_answered, _somebody_else),
    path=ASK_THE_PMO,
)
def supersede_answer(
    act: Act, question: GuidanceRequest, *, text: str, reason: str, version: int | None = None
) -> GuidanceRequest:
    """Give a new answer in place of the present one and say why; both stay, and the new one is not shown to others."""
    act.expect(question, version)
    act.because(reason)
    act.require(rules.text_is_written(text, "text", "The answer"))
    return _with_answer(act, question, text, reason, shown_as="", promoted_at=None, promoted_by_id=None)


@action(
    "knowledge.rate_answer",
    allowed=ANYBODY_WHO_ASKED,
    scope=question_scope,
    guards=(_who_asked, _answered, _unrated),
    path=ASK_YOURSELF,
)
def rate_answer(act: Act, question: GuidanceRequest, *, usefulness: int, version: int | None = None) -> GuidanceRequest:
    """Say how useful the present answer was, from 1 to 5."""
    act.expect(question, version)
    act.require(rules.usefulness_is_one_to_five(usefulness))
    answer = _present(question)
    act.change(answer, usefulness=usefulness, rated_at=act.at)
    act.tell(
        AnswerRated(at=act.at, question_id=question.pk, answered_by_id=answer.answered_by_id, usefulness=usefulness)
    )
    return question


@action(
    "knowledge.promote_answer",
    allowed=ANSWERERS,
    scope=question_scope,
    guards=(_answered, _somebody_else, _not_shown),
    path=ASK_THE_PMO,
)
def promote_answer(
    act: Act, question: GuidanceRequest, *, shown_as: str, version: int | None = None
) -> GuidanceRequest:
    """Show the present answer, under a heading that names no project, to whoever comes to the same step."""
    act.expect(question, version)
    answer = _present(question)
    project = question.project
    names = () if project is None else (project.code, project.name)
    act.require(
        rules.text_is_written(shown_as, "shown_as", "The heading for others"),
        rules.shown_words_name_no_project((shown_as, answer.text), names),
    )
    act.change(question, shown_as=shown_as, promoted_at=act.at, promoted_by_id=act.actor.person_id)
    return _told_shown(act, question)


@action(
    "knowledge.withdraw_promotion",
    allowed=ANSWERERS,
    scope=question_scope,
    guards=(_shown,),
    path=ASK_THE_PMO,
)
def withdraw_promotion(
    act: Act, question: GuidanceRequest, *, reason: str, version: int | None = None
) -> GuidanceRequest:
    """Show an answer to others no longer, and say why; it stays where it was asked."""
    act.expect(question, version)
    act.because(reason)
    act.change(question, shown_as="", promoted_at=None, promoted_by_id=None)
    return _told_shown(act, question)


def _asked(act: Act, project: Project | None, topic: str, question: str, codes: tuple[str, str]) -> GuidanceRequest:
    step = queries.step_of(*codes)
    act.require(
        rules.text_is_written(topic, "topic", "What it is about"),
        rules.text_is_written(question, "question", "The question"),
        rules.step_is_of_the_method(known=step is not None),
    )
    named = step or queries.Step()
    asked = act.add(
        GuidanceRequest(
            project=project,
            topic=topic,
            question=question,
            artefact_type_code=named.artefact_type_code,
            artefact_type_name=named.artefact_type_name,
            phase_code=named.phase_code,
            phase_name=named.phase_name,
            asked_by_id=act.actor.person_id or 0,
            asked_at=act.at,
            due_date=add_working_days(house_calendar(), local_date(act.at), rules.ANSWER_WITHIN),
        )
    )
    return _told(act, asked)


def _with_answer(act: Act, question: GuidanceRequest, text: str, reason: str, **values: Any) -> GuidanceRequest:
    """Count the answer on the question first, so that of two who answer at once the second gets a conflict."""
    number = question.answers_given + 1
    act.change(question, state=QuestionState.ANSWERED, answers_given=number, **values)
    act.add(
        GuidanceAnswer(
            question=question,
            number=number,
            text=text,
            reason=reason,
            answered_by_id=act.actor.person_id or 0,
            answered_at=act.at,
        )
    )
    return _told(act, question)


def _present(question: GuidanceRequest) -> GuidanceAnswer:
    """Return the latest answer; an answered question has one, which the database holds it to."""
    return GuidanceAnswer.objects.filter(question=question).latest("number")


def _moved(act: Act, question: GuidanceRequest, **values: Any) -> GuidanceRequest:
    act.change(question, **values)
    return _told(act, question)


def _told(act: Act, question: GuidanceRequest) -> GuidanceRequest:
    act.tell(
        QuestionMoved(
            at=act.at,
            project_id=question.project_id,
            actor_id=act.actor.person_id,
            question_id=question.pk,
            state=question.state,
        )
    )
    return question


def _told_shown(act: Act, question: GuidanceRequest) -> GuidanceRequest:
    shown = question.promoted_at is not None
    act.tell(AnswerShown(at=act.at, question_id=question.pk, actor_id=act.actor.person_id, shown=shown))
    return question


def _unmet(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)
