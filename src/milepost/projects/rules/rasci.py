"""What must hold of who does what on a project: somebody does it, exactly one answers, and nobody controls alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from milepost.kernel.errors import Unmet

LETTERS = {"R": "responsible", "A": "accountable", "S": "supports", "C": "consulted", "I": "informed", "V": "verifies"}


@dataclass(frozen=True, slots=True)
class Player:
    """A role of the method and who plays it on a project; a `body` answers as one, however many sit on it."""

    role: str
    people: tuple[tuple[int, str], ...]
    body: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return who plays it, by name."""
        return tuple(name for _, name in self.people)


@dataclass(frozen=True, slots=True)
class Line:
    """An activity or a gate with its players by letter; a `control` one judges the work of others."""

    code: str
    name: str
    control: bool
    players: dict[str, tuple[Player, ...]]

    def people(self, letter: str) -> set[int]:
        """Return who stands under a letter."""
        return {person for each in self.players[letter] for person, _ in each.people}

    def plain(self) -> dict[str, Any]:
        """Return it as it is published."""
        told = {
            letter: [{"role": each.role, "people": list(each.names)} for each in players]
            for letter, players in self.players.items()
        }
        return {"code": self.code, "name": self.name, "control": self.control, **told}


def one_answers(line: Line) -> Unmet | None:
    """Require exactly one A: one role, which somebody plays, and one person unless it is a body."""
    roles = line.players["A"]
    if len(roles) == 1 and (len(roles[0].people) == 1 or (roles[0].body and roles[0].people)):
        return None
    named = ", ".join(each.role for each in roles)
    missing = f"Somebody who plays: {named}." if roles and not line.people("A") else f"One of: {named or 'nobody'}."
    return _unmet("one_answers", f"Exactly one answers for: {line.name}.", missing)


def somebody_does_it(line: Line) -> Unmet | None:
    """Require that a role does it which somebody plays."""
    if line.people("R"):
        return None
    named = ", ".join(each.role for each in line.players["R"]) or "a role"
    return _unmet("somebody_does_it", f"Somebody does: {line.name}.", f"Somebody who plays: {named}.")


def nobody_controls_alone(line: Line) -> Unmet | None:
    """Require of a control that not one and the same person alone both does it and answers for it."""
    doing, answering = line.people("R"), line.people("A")
    if not line.control or len(doing) != 1 or doing != answering:
        return None
    name = line.players["A"][0].names[0]
    return _unmet(
        "nobody_controls_alone",
        f"Nobody alone both does and answers for a control: {line.name}.",
        f"A second person beside {name}.",
    )


def rasci_holds(lines: tuple[Line, ...]) -> Iterator[Unmet]:
    """Yield everything that stands against publishing who does what."""
    if not lines:
        yield Unmet(
            rule="a_method_says_who_does_what",
            sentence="Who does what follows from the method of the project.",
            missing="A method version that the project follows, with activities.",
            cure="The PMO",
            path="Have the project follow a version of the method.",
        )
    for line in lines:
        yield from (each for rule in RULES if (each := rule(line)) is not None)


RULES = (one_answers, somebody_does_it, nobody_controls_alone)


def _unmet(rule: str, sentence: str, missing: str) -> Unmet:
    return Unmet(
        rule=rule,
        sentence=sentence,
        missing=missing,
        cure="The PMO director or an executive",
        path="Appoint who is missing on the page of the project, or change the method for those to come.",
    )
