"""An entry of the workbench: what is asked, why, by when, whose turn it is, and where it is done.

Several demands may be about the same subject: an obligation to have a document, and the criterion of a gate that it is
approved. They are one entry with two reasons.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from milepost.kernel.policy import Roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is done: a record, the form of a verb on it, a list of a noun, or a named page.

    `posts` says that going there is itself the act, so that a button does it.
    """

    label: str
    noun: str = ""
    key: str = ""
    verb: str = ""
    view: str = ""
    arguments: tuple[str, ...] = ()
    query: tuple[tuple[str, str], ...] = ()
    posts: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is: who holds one of these roles, or these people by name."""

    roles: Roles = frozenset()
    people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Why:
    """A reason: the sentence that asks for it, what stands behind it, and where that is read."""

    sentence: str
    source: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One entry. `due` binds unless `planned`; `gate` names the gate ahead that does not open without it.

    `undated` says that its day is not known, `opens` that it cannot be met before a day: both come later. `last` puts
    it behind what it waits for. One that
    `refers` knows why and by when; where and how far is better known to whatever else speaks of the same subject.
    """

    subject: str
    project_id: int
    what: str
    place: Place
    turn: Turn
    found: str = ""
    whys: tuple[Why, ...] = ()
    due: date | None = None
    planned: bool = False
    undated: bool = False
    opens: date | None = None
    gate: str = ""
    breached: bool = False
    mandatory: bool = True
    weight: int = 0
    last: int = 0
    refers: bool = False
    document: str = ""
    anchor: tuple[str, str] = ("", "")


def joined(asks: Iterable[Ask]) -> list[Ask]:
    """Return one entry for each subject of a project: the first says what, all say why and by when."""
    found: dict[tuple[int, str], Ask] = {}
    for ask in asks:
        key = (ask.project_id, ask.subject)
        found[key] = _both(found[key], ask) if key in found else ask
    return list(found.values())


def _both(first: Ask, other: Ask) -> Ask:
    binding = min((each for each in (first, other) if each.due), key=_nearness, default=first)
    knows = other if first.refers and not other.refers else first
    return replace(
        first,
        place=knows.place,
        turn=knows.turn,
        found=knows.found or first.found or other.found,
        refers=first.refers and other.refers,
        whys=tuple(dict.fromkeys((*first.whys, *other.whys))),
        due=binding.due,
        planned=binding.planned,
        undated=first.undated and other.undated,
        opens=knows.opens,
        gate=first.gate or other.gate,
        breached=first.breached or other.breached,
        mandatory=first.mandatory or other.mandatory,
        weight=max(first.weight, other.weight),
        last=max(first.last, other.last),
    )


def _nearness(ask: Ask) -> tuple[bool, date]:
    """Return the place of a day among others: those that bind first, then the earliest."""
    return ask.planned, ask.due or date.max
