"""What people see of a question to the PMO: who asked what, by when an answer is due, and how it was answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.knowledge import actions, queries, rules
from milepost.knowledge.choices import QuestionState
from milepost.knowledge.forms import (
    AnswerForm,
    AskForm,
    PromoteForm,
    RateForm,
    SupersedeForm,
    WhyForm,
    as_action_takes_it,
)
from milepost.knowledge.models import GuidanceRequest
from milepost.knowledge.panels import ANSWERS, AT_THE_SAME_STEP, AT_THE_STAGE
from milepost.people.queries import local_date, people
from milepost.projects.models import Project
from milepost.surface.columns import Batch, Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version


def _late(records: list[GuidanceRequest], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: rules.answer_is_late(each.state, each.due_date, each.first_answered_on, today) for each in records}


def _answer(records: list[GuidanceRequest], _actor: Actor, moment: datetime | None) -> Batch:
    return {key: told.text for key, told in queries.present_answers([each.pk for each in records], moment).items()}


def _answered_by(records: list[GuidanceRequest], _actor: Actor, moment: datetime | None) -> Batch:
    told = queries.present_answers([each.pk for each in records], moment)
    known = people({each.answered_by_id for each in told.values()}, moment)
    return {key: known[each.answered_by_id].name for key, each in told.items() if each.answered_by_id in known}


def _usefulness(records: list[GuidanceRequest], _actor: Actor, moment: datetime | None) -> Batch:
    told = queries.present_answers([each.pk for each in records], moment)
    return {key: each.usefulness for key, each in told.items()}


def _present_text(question: GuidanceRequest) -> dict[str, Any]:
    present = queries.present_answer(question.pk)
    return {"text": present.text if present else ""}


def _at_its_stage(project: Project) -> dict[str, Any]:
    return {"step": queries.step_at_stage(project.stage)}


@offer
class QuestionResource(Resource[GuidanceRequest]):
    """The questions to the PMO that the reader asked, answers, or sees through a project."""

    model = GuidanceRequest
    noun = "question"
    plural = "questions"
    purpose = (
        "A question asks the PMO for advice, and is answered within two working days. Advice is not an instruction: "
        "that is a direction. An answer stays; a better one stands before it."
    )
    order = "-asked_at"
    related: ClassVar[tuple[str, ...]] = ("project", "asked_by", "promoted_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "asked_by")
    columns = (
        Column(name="topic", label="Question", path="topic", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=QuestionState, filter="choice"),
        Column(name="due", label="Answer by", path="due_date", kind="date"),
        Column(
            name="late", label="Late", kind="flag", batch=_late,
            help="The answer came after its date, or has not come and the date has passed.",
        ),
        Column(name="artefact_type", label="Artefact type", path="artefact_type_name", search=True),
        Column(name="phase", label="Phase", path="phase_name", search=True),
        Column(name="question", label="In full", path="question", search=True),
        Column(name="asked_by", label="Asked by", path="asked_by", kind="related", filter="related"),
        Column(name="asked_at", label="Asked", path="asked_at", kind="instant"),
        Column(name="answer", label="Answer", batch=_answer),
        Column(name="answered_by", label="Answered by", batch=_answered_by),
        Column(name="first_answered_on", label="First answered on", path="first_answered_on", kind="date"),
        Column(name="answers_given", label="Answers", path="answers_given", kind="integer"),
        Column(
            name="usefulness", label="Usefulness", kind="integer", batch=_usefulness,
            help="What who asked says of the present answer, from 1 to 5.",
        ),
        Column(name="shown_as", label="Shown to others as", path="shown_as"),
        Column(name="promoted_by", label="Shown to others by", path="promoted_by", kind="related"),
        Column(name="promoted_at", label="Shown to others since", path="promoted_at", kind="instant"),
    )  # fmt: skip
    shown = ("topic", "project", "state", "due", "late", "asked_by", "answered_by", "usefulness")
    facts = (
        "project", "artefact_type", "phase", "question", "asked_by", "asked_at", "due", "late", "first_answered_on",
        "usefulness", "shown_as", "promoted_by", "promoted_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="ask", label="Ask the PMO", action=actions.ask_in_general, form=AskForm, typed=as_action_takes_it,
            on_list=True, help="About no project in particular. What concerns a project is asked on its page.",
        ),
        Verb(
            name="answer", label="Answer", action=actions.answer_question, form=AnswerForm, version=own_version,
            primary=True, help="Advice, not an instruction. It is kept as it is; a better answer supersedes it.",
        ),
        Verb(
            name="rate", label="Rate the answer", action=actions.rate_answer, form=RateForm, version=own_version,
            primary=True, help="Once for each answer. It counts among the PMO's own figures.",
        ),
        Verb(
            name="supersede", label="Answer anew", action=actions.supersede_answer, form=SupersedeForm,
            initial=_present_text, version=own_version, help="The former answer stays, and says that it is superseded.",
        ),
        Verb(
            name="promote", label="Show to others", action=actions.promote_answer, form=PromoteForm,
            initial=lambda question: {"shown_as": question.topic}, version=own_version,
            help="To whoever comes to the same step of the method, without the name of the project.",
        ),
        Verb(
            name="unpromote", label="No longer show", action=actions.withdraw_promotion, form=WhyForm,
            version=own_version,
        ),
        Verb(
            name="withdraw", label="Withdraw", action=actions.withdraw_question, form=WhyForm, version=own_version
        ),
    )  # fmt: skip
    panels = (ANSWERS, AT_THE_SAME_STEP)

    def visible(self, actor: Actor) -> QuerySet[GuidanceRequest]:
        """Return the questions that `actor` may see."""
        return queries.visible_to(actor)

    def state(self, record: GuidanceRequest) -> str:
        """Return where the question stands."""
        return QuestionState(record.state).label


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="ask-the-pmo", label="Ask the PMO", action=actions.ask_question, form=AskForm,
            typed=as_action_takes_it,
            initial=_at_its_stage, panel="questions", help="You get advice within two working days.",
        ),
    ),
    panels=(
        list_panel("questions", "Questions to the PMO", columns=("topic", "state", "due", "late", "asked_by")),
        AT_THE_STAGE,
    ),
)  # fmt: skip
