"""What must hold when a project moves to a later version of the method: nothing of it comes by surprise."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from milepost.documents.wording import day
from milepost.kernel.errors import Unmet
from milepost.projects.choices import MoveState

NOTICE = 5
"""Working days of the organisation's calendar between the announcement of a move and its day."""


def version_is_published(*, published: bool) -> Unmet | None:
    """Require that a project moves to a version that binds."""
    if published:
        return None
    return Unmet(
        rule="version_is_published",
        sentence="A project moves to a version that is published.",
        missing="A published version.",
        cure="PMO",
        path="Publish it first, or choose another.",
        field="to_version",
    )


def move_goes_forward(before: date | None, after: date | None) -> Unmet | None:
    """Require that the version moved to became effective later than the one the project stands on."""
    if before is None or (after is not None and after > before):
        return None
    return Unmet(
        rule="move_goes_forward",
        sentence="A project moves forward, to a version that is effective later than its own.",
        missing=f"Its own is effective from {day(before)}.",
        cure="You",
        path="Choose a later version, or ask for a waiver of what it demands too much.",
        field="to_version",
    )


def version_is_in_force_by(effective_date: date, effective_from: date | None) -> Unmet | None:
    """Require that the version moved to is in force on the day of the move."""
    if effective_from is None or effective_from <= effective_date:
        return None
    return Unmet(
        rule="version_is_in_force_by",
        sentence="A project moves once the version is in force.",
        missing=f"It is in force from {day(effective_from)}.",
        cure="You",
        path="Choose that day or a later one.",
        field="effective_date",
    )


def move_is_announced_ahead(effective_date: date, earliest: date) -> Unmet | None:
    """Require notice: those who are touched know before it counts."""
    if effective_date >= earliest:
        return None
    return Unmet(
        rule="move_is_announced_ahead",
        sentence=f"A move is announced {NOTICE} working days ahead.",
        missing=f"The earliest day is {day(earliest)}.",
        cure="You",
        path="Choose that day or a later one.",
        field="effective_date",
    )


def one_move_at_a_time(*, under_way: bool) -> Unmet | None:
    """Require that no other move of the project is open."""
    if not under_way:
        return None
    return Unmet(
        rule="one_move_at_a_time",
        sentence="A project makes one move at a time.",
        missing="The end of the move that is announced.",
        cure="PMO",
        path="Complete or withdraw that one first.",
    )


def somebody_acknowledges(*, has_pm: bool) -> Unmet | None:
    """Require a project manager in post, to whom the move is announced."""
    if has_pm:
        return None
    return Unmet(
        rule="somebody_acknowledges",
        sentence="A move is announced to the project manager, who acknowledges it.",
        missing="A project manager in post.",
        cure="The PMO director or an executive",
        path="Appoint a project manager first.",
    )


def move_is_in(state: str, lawful: Collection[str]) -> Unmet | None:
    """Require that the move stands where this step begins."""
    if state in lawful:
        return None
    announced = state == MoveState.ANNOUNCED
    return Unmet(
        rule="move_is_in",
        sentence=f"This move stands at: {MoveState(state).label.lower()}.",
        missing="The acknowledgement of who leads the project." if announced else "A move that is still open.",
        cure="The project manager" if announced else "Nobody",
        path="Speak to the project manager; the oversight officer may direct it."
        if announced
        else "Announce a new one.",
    )


def day_of_the_move_has_come(effective_date: date, today: date) -> Unmet | None:
    """Require that a move is completed on its day or later."""
    if effective_date <= today:
        return None
    return Unmet(
        rule="day_of_the_move_has_come",
        sentence="A move counts from its day on.",
        missing=f"It is announced for {day(effective_date)}.",
        cure="Nobody",
        path="Come back on that day, or withdraw it and announce another.",
    )


def project_stands_where_it_began(present: int | None, began: int | None) -> Unmet | None:
    """Require that the project still follows the version from which the move was announced."""
    if present == began:
        return None
    return Unmet(
        rule="project_stands_where_it_began",
        sentence="The project follows another version than when this move was announced.",
        missing="An announcement from the version that it follows now.",
        cure="PMO",
        path="Withdraw this move and announce a new one.",
    )


def move_is_late(state: str, effective_date: date, today: date) -> bool:
    """Return whether a move is still open after its day."""
    return state in {MoveState.ANNOUNCED, MoveState.ACKNOWLEDGED} and effective_date < today
