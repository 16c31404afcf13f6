"""Read a delivery confidence or a RAG colour in any of its spellings."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Literal

from milepost.exchange.importers.sheet.values.cell import (
    LONGEST_VALUE,
    Cell,
    CellProblem,
    marks_note,
    not_understood,
    without_marks,
)
from milepost.exchange.importers.sheet.values.unknowns import stated_unknown

Points = Literal[3, 5]


class Colour(StrEnum):
    """The five points of delivery confidence, best first; the three-point scale uses three of them."""

    GREEN = "green"
    AMBER_GREEN = "amber_green"
    AMBER = "amber"
    AMBER_RED = "amber_red"
    RED = "red"


_LETTERS = re.compile(r"[^a-z]+")
_WORDS = {"g": "green", "a": "amber", "r": "red", "y": "amber", "yellow": "amber", "orange": "amber"}
_POINTS = {
    ("green",): Colour.GREEN,
    ("amber",): Colour.AMBER,
    ("red",): Colour.RED,
    ("amber", "green"): Colour.AMBER_GREEN,
    ("amber", "red"): Colour.AMBER_RED,
}
_RUN_TOGETHER = re.compile(r"^(amber|green|red)(amber|green|red)$")
_FILLERS = frozenset({"rag", "rating", "dca", "status"})
_THREE = frozenset({Colour.GREEN, Colour.AMBER, Colour.RED})


def parse_colour(raw: str, points: Points = 5) -> Cell[Colour]:
    """Read a colour; a point that a three-point column cannot have is kept, with a problem that says so."""
    text, marks = without_marks(raw)
    if not text:
        return Cell(raw, note=marks_note(marks))
    colour = _colour_of(text) if len(text) <= LONGEST_VALUE else None
    if colour is None:
        if unknown := stated_unknown(raw):
            return Cell(raw, unknown=unknown)
        return not_understood(raw, "colour_not_understood", "The text is not one of the colours.")
    problem = None
    if points == 3 and colour not in _THREE:
        problem = CellProblem("colour_off_scale", "The colour is not on the three-point scale of this column.")
    return Cell(raw, colour, problem, marks_note(marks))


def _colour_of(text: str) -> Colour | None:
    words = [word for word in _LETTERS.split(text.casefold()) if word and word not in _FILLERS]
    if len(words) == 1 and (together := _RUN_TOGETHER.match(words[0])):
        words = list(together.groups())
    elif len(words) == 1 and len(words[0]) == 2:
        words = list(words[0])
    names = tuple(sorted(_WORDS.get(word, word) for word in words))
    return None if any(mark.isdigit() for mark in text) else _POINTS.get(names)
