"""What must hold of a question to the PMO, of its answers, and of an answer that is shown to others."""

from __future__ import annotations

from datetime import date

from milepost.kernel.errors import Unmet
from milepost.knowledge.choices import LEAST_USEFUL, MOST_USEFUL, QuestionState

ANSWER_WITHIN = 2
"""Working days of the organisation's calendar: `guidance.sla`."""


def text_is_written(text: str, field: str, what: str) -> Unmet | None:
    """Require that `what` is told."""
    if text.strip():
        return None
    return Unmet(
        rule=f"{field}_is_written",
        sentence=f"{what} is told in words.",
        missing=f"{what}.",
        cure="You",
        path="Say it in one or two sentences.",
        field=field,
    )


def step_is_of_the_method(*, known: bool) -> Unmet | None:
    """Require that the step that a question names is one of the method in force."""
    if known:
        return None
    return Unmet(
        rule="step_is_of_the_method",
        sentence="A question names a step of the method in force, or none.",
        missing="A step that this method has.",
        cure="You",
        path="Choose one of the list, or leave it open and say in the question what it is about.",
        field="step",
    )


def question_waits(state: str) -> Unmet | None:
    """Require that nobody answered yet and that it was not withdrawn."""
    if state == QuestionState.WAITING:
        return None
    if state == QuestionState.WITHDRAWN:
        path = "Nothing is to be done; whoever still wants to know asks anew."
    else:
        path = "An answer is never rewritten: supersede it by a new one, and say why. Both stay."
    return Unmet(
        rule="question_waits",
        sentence=f"This question does not wait any more: {QuestionState(state).label.lower()}.",
        missing="A question that waits.",
        cure="The PMO, by superseding the answer",
        path=path,
    )


def question_is_answered(state: str) -> Unmet | None:
    """Require that there is an answer."""
    if state == QuestionState.ANSWERED:
        return None
    return Unmet(
        rule="question_is_answered",
        sentence="There is no answer yet.",
        missing="An answer.",
        cure="The PMO director, an analyst or the oversight officer",
        path="Wait for the answer; it has a date.",
    )


def somebody_else_answers(actor_id: int | None, asked_by_id: int) -> Unmet | None:
    """Require that who answers, or shows an answer to others, is not who asked (SOD-04)."""
    if actor_id is None or actor_id != asked_by_id:
        return None
    return Unmet(
        rule="somebody_else_answers",
        sentence="Nobody answers their own question or passes its answer on.",
        missing="Somebody else of the PMO.",
        cure="The PMO director, another analyst or the oversight officer",
        path="Ask one of them.",
    )


def who_asked_says(actor_id: int | None, asked_by_id: int) -> Unmet | None:
    """Require that who rates an answer or withdraws a question is who asked it (SOD-04)."""
    if actor_id is not None and actor_id == asked_by_id:
        return None
    return Unmet(
        rule="who_asked_says",
        sentence="Only who asked says whether an answer was useful, or that it is not needed any more.",
        missing="The person who asked.",
        cure="Who asked",
        path="Ask a question of your own, or speak to who asked this one.",
    )


def answer_is_rated_once(usefulness: int | None) -> Unmet | None:
    """Require that the present answer was not rated yet."""
    if usefulness is None:
        return None
    return Unmet(
        rule="answer_is_rated_once",
        sentence=f"This answer was rated {usefulness} of {MOST_USEFUL}; a rating stands.",
        missing="An answer that was not rated.",
        cure="The PMO, by a better answer",
        path="Say to the PMO what is missing; a new answer is rated anew.",
    )


def usefulness_is_one_to_five(usefulness: int) -> Unmet | None:
    """Require a whole number from 1 to 5."""
    if isinstance(usefulness, int) and LEAST_USEFUL <= usefulness <= MOST_USEFUL:
        return None
    return Unmet(
        rule="usefulness_is_one_to_five",
        sentence=f"Usefulness is a whole number from {LEAST_USEFUL} to {MOST_USEFUL}.",
        missing="One of the five.",
        cure="You",
        path="1 is of no use, 5 exactly what was needed.",
        field="usefulness",
    )


def answer_is_not_shown(*, shown: bool) -> Unmet | None:
    """Require that the answer is not shown to others yet."""
    if not shown:
        return None
    return Unmet(
        rule="answer_is_not_shown",
        sentence="This answer is shown to whoever comes to its step already.",
        missing="An answer that only its project sees.",
        cure="Nobody",
        path="Take it back first if it shall be shown under other words.",
    )


def answer_is_shown(*, shown: bool) -> Unmet | None:
    """Require that the answer is shown to others."""
    if shown:
        return None
    return Unmet(
        rule="answer_is_shown",
        sentence="This answer is not shown to others.",
        missing="An answer that is shown.",
        cure="The PMO",
        path="Nothing is to be taken back.",
    )


def shown_answer_has_a_step(phase_code: str, artefact_type_code: str) -> Unmet | None:
    """Require a step of the method, because others meet the answer there."""
    if phase_code or artefact_type_code:
        return None
    return Unmet(
        rule="shown_answer_has_a_step",
        sentence="An answer is shown to whoever comes to the same step of the method.",
        missing="The step: this question names none.",
        cure="The PMO",
        path="Answer it for who asked, and put what holds for all into the guidance of the method.",
    )


def shown_words_name_no_project(words: tuple[str, ...], names: tuple[str, ...]) -> Unmet | None:
    """Require that neither the words over an answer nor the answer itself name the project that asked."""
    told = " ".join(words).casefold()
    named = [name for name in names if name.strip() and name.casefold() in told]
    if not named:
        return None
    return Unmet(
        rule="shown_words_name_no_project",
        sentence="Others read a shown answer who do not see the project that asked.",
        missing=f"Words that do not name {' or '.join(named)}.",
        cure="You",
        path="Write the heading without it; supersede the answer by one that names no project, then show that.",
        field="shown_as",
    )


def answer_is_late(state: str, due: date, answered_on: date | None, today: date) -> bool:
    """Return whether the answer came after its date, or has not come and the date has passed."""
    if state == QuestionState.WAITING:
        return due < today
    return answered_on is not None and answered_on > due
