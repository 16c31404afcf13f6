"""What must hold of a direction: who may give, answer and rule on it, and in which order."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from milepost.kernel.errors import Unmet
from milepost.projects.choices import SUSPENDING, DirectionState, Ruling

ANSWER_WITHIN = 3
RULE_WITHIN = 3
"""Working days of the organisation's calendar."""

OPEN_DIRECTIONS = frozenset(
    {
        DirectionState.ISSUED.value,
        DirectionState.ACCEPTED.value,
        DirectionState.CHALLENGED.value,
        DirectionState.DONE.value,
    }
)


def somebody_answers(*, has_pm: bool) -> Unmet | None:
    """Require that a project manager is in post to whom the direction goes."""
    if has_pm:
        return None
    return Unmet(
        rule="somebody_answers",
        sentence="A direction goes to the project manager.",
        missing="A project manager in post.",
        cure="The PMO director or an executive",
        path="Appoint a project manager first.",
    )


def due_date_lies_ahead(due: date, today: date) -> Unmet | None:
    """Require that what is directed can still be done in time."""
    if due >= today:
        return None
    return Unmet(
        rule="due_date_lies_ahead",
        sentence="A direction is due today or later.",
        missing="A date that has not passed.",
        cure="You",
        path="Give a date by which it can be done.",
        field="due_date",
    )


def direction_is_in(state: str, lawful: Collection[str]) -> Unmet | None:
    """Require that the direction stands where this step begins."""
    if state in lawful:
        return None
    waiting = " or ".join(DirectionState(each).label.lower() for each in DirectionState.values if each in lawful)
    return Unmet(
        rule="direction_is_in",
        sentence=f"This direction stands at: {DirectionState(state).label.lower()}.",
        missing=f"A direction that stands at: {waiting}.",
        cure="Whoever has the next step",
        path="Open it to see whose step is next.",
    )


def wording_is_challenged_once(ruling: str) -> Unmet | None:
    """Require that what a third party upheld is not challenged again; a modified direction is a new wording."""
    if ruling != Ruling.UPHELD:
        return None
    return Unmet(
        rule="wording_is_challenged_once",
        sentence="This direction was challenged and upheld; it stands.",
        missing="A new wording.",
        cure="Whoever issued it",
        path="Accept it, with an impact statement if it costs something.",
    )


def arbiter_is_a_third_party(actor_id: int | None, parties: Collection[int | None]) -> Unmet | None:
    """Require that who rules neither issued the direction nor answered it."""
    if actor_id is None or actor_id not in parties:
        return None
    return Unmet(
        rule="arbiter_is_a_third_party",
        sentence="Nobody rules on a direction that they gave or challenged.",
        missing="A ruling by a third party.",
        cure="The sponsor or an executive",
        path="Ask one of them to rule.",
    )


def modified_direction_is_told(ruling: str, text: str, due: date | None) -> Unmet | None:
    """Require another text or date of a modified direction, and of no other: what is upheld stays as it was."""
    if (ruling == Ruling.MODIFIED) == (bool(text.strip()) or due is not None):
        return None
    return Unmet(
        rule="modified_direction_is_told",
        sentence="A modified direction has another text or another date; one that is upheld or withdrawn has neither.",
        missing="What holds from now on, or the ruling that fits it.",
        cure="You",
        path="Choose Modified and write what is to be done or by when; or leave both empty.",
        field="text",
    )


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


def direction_stands(state: str, ground: str) -> bool:
    """Return whether a direction is to be followed: not while it is challenged for law, safety or a contract."""
    if state == DirectionState.CHALLENGED:
        return ground not in SUSPENDING
    return state in OPEN_DIRECTIONS


def next_step_is_late(state: str, answer_by: date, ruling_by: date | None, due: date, today: date) -> bool:
    """Return whether the next step is late: the answer, the ruling, or the deed."""
    limits = {
        DirectionState.ISSUED: answer_by,
        DirectionState.CHALLENGED: ruling_by,
        DirectionState.ACCEPTED: due,
    }
    limit = limits.get(DirectionState(state))
    return limit is not None and limit < today
