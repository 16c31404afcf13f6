"""The blocks of a section.

Tables, key figures, prose, facts, colour tracks, callouts and blocks side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from milepost.documents.cells import NUMERIC, Cell, Colour, Value, bare
from milepost.documents.charts import Chart
from milepost.documents.tables import Column, Table

__all__ = [
    "Beside",
    "Block",
    "Callout",
    "ColourTrack",
    "Column",
    "Fact",
    "Facts",
    "KeyFigure",
    "KeyFigures",
    "Prose",
    "Table",
    "Tone",
    "Track",
]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One large figure: what it is, its value, what it moved by and a few words beneath."""

    label: str
    cell: Cell
    change: Cell | None = None
    note: str = ""

    @property
    def numeric(self) -> bool:
        """Say whether the figure is a number."""
        return isinstance(bare(self.cell), NUMERIC)


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A strip of up to six key figures."""

    figures: tuple[KeyFigure, ...]
    id: str = "key-figures"


@dataclass(frozen=True, slots=True)
class Prose:
    """A narrative: an optional heading and paragraphs of plain words."""

    paragraphs: tuple[str, ...]
    heading: str = ""
    status: Colour | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what holds for it."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Facts:
    """A list of terms with their values."""

    facts: tuple[Fact, ...]
    title: str = ""
    id: str = "facts"


@dataclass(frozen=True, slots=True)
class Track:
    """The colours of one subject, one per period; None where it did not exist yet."""

    label: str
    colours: tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class ColourTrack:
    """Colours over periods: one row a subject or dimension, one column a period."""

    periods: tuple[str, ...]
    tracks: tuple[Track, ...]
    title: str = ""
    id: str = "colour-track"

    def __post_init__(self) -> None:
        """Refuse a row that has not one colour a period."""
        if any(len(track.colours) != len(self.periods) for track in self.tracks):
            raise ValueError("a colour track has one colour a period")


class Tone(Enum):
    """What a callout is: news, a warning, a decision asked of the reader."""

    NOTE = "Note"
    WARNING = "Warning"
    ASK = "Decision asked"


@dataclass(frozen=True, slots=True)
class Callout:
    """Words set apart from the rest, with what they are."""

    text: str
    tone: Tone = Tone.NOTE
    title: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns of blocks beside each other where the format has the width."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


Block = KeyFigures | Table | Chart | Prose | Facts | ColourTrack | Callout | Beside
