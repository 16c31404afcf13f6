"""What reading one cell hands back: the raw text beside a value, a stated unknown, or a problem."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)

# No date, amount or colour is longer; longer texts are only searched for words that say why there is none.
LONGEST_VALUE = 120

_MARKS = re.compile(r"(?:\[[^\[\]]{1,16}\]|[*†‡§¹²³⁰⁴-⁹])$")
_LEADING_MARKS = re.compile(r"^[*†‡§]+")


class Severity(StrEnum):
    """An error keeps the row out; a warning leaves a field unknown and lets the row in."""

    ERROR = "error"
    WARNING = "warning"


class CellState(StrEnum):
    """What became of a cell."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    EMPTY = "empty"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Why a cell was not understood, or what is doubtful about it: a stable code and a sentence."""

    code: str
    sentence: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Stated:
    """A cell that says by itself that there is no value: the kind of reason, and the reason as written."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cell(Generic[T_co]):
    """One cell: the text as it stands in the sheet, and what was made of it."""

    raw: str
    value: T_co | None = None
    problem: CellProblem | None = None
    note: str | None = None
    unknown: Stated | None = None

    @property
    def state(self) -> CellState:
        """Tell whether the value is known, said to be unknown, empty, or not understood."""
        if self.value is not None:
            return CellState.KNOWN
        if self.unknown is not None:
            return CellState.UNKNOWN
        return CellState.NOT_UNDERSTOOD if self.problem is not None else CellState.EMPTY


def not_understood(raw: str, code: str, sentence: str) -> Cell[T_co]:
    """Return a cell without a value whose problem says why."""
    return Cell(raw, problem=CellProblem(code, sentence))


def without_marks(raw: str) -> tuple[str, str]:
    """Return the text on one line without footnote marks such as `[1]`, `*` or `²`, and the marks."""
    text = " ".join(raw[: LONGEST_VALUE * 4].split())
    marks: list[str] = []
    while found := _MARKS.search(text):
        marks.insert(0, found.group())
        text = text[: found.start()].rstrip()
    if leading := _LEADING_MARKS.match(text):
        marks.insert(0, leading.group())
        text = text[leading.end() :].lstrip()
    return unicodedata.normalize("NFKC", text), " ".join(marks)


def joined_notes(*notes: str | None) -> str | None:
    """Join the notes that say something."""
    return "; ".join(note for note in notes if note) or None


def marks_note(marks: str) -> str | None:
    """Say which footnote marks were set aside."""
    return f"footnote mark {marks} set aside" if marks else None
