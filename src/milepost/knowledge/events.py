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
