"""What happened among people."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAppointed(Event):
    """Somebody took up a post."""

    person_id: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEnded(Event):
    """Somebody left a post."""

    person_id: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOpened(Event):
    """Somebody can sign in from now on."""

    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTaken(Event):
    """Somebody sits on a body from now on."""

    body_id: int
    person_id: int
