"""What happened to a question."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionMoved(Event):
    """A question was asked, answered, answered anew or withdrawn; `project_id` is None where it is about none."""

    project_id: int | None
    actor_id: int | None
    question_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRated(Event):
    """Who asked said how useful an answer was."""

    question_id: int
    answered_by_id: int
    usefulness: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShown(Event):
    """An answer is shown to whoever comes to the same step, or no longer is."""

    question_id: int
    actor_id: int | None
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonMoved(Event):
    """A lesson was captured, curated, validated, published, embedded or retired."""

    project_id: int
    actor_id: int | None
    lesson_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonDispositioned(Event):
    """A project said what it does with a lesson."""

    project_id: int
    actor_id: int | None
    lesson_id: int
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonRecurred(Event):
    """What a lesson warns of happened again; `ignored` when the project had not applied it."""

    project_id: int
    actor_id: int | None
    lesson_id: int
    ignored: bool
