"""The blocks of a section as pieces that know their height, can be split over slides and draw themselves."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Protocol, Self

from milepost.documents.blocks import Block, Callout, ColourTrack, Facts, KeyFigure, KeyFigures, Prose, Tone
from milepost.documents.cells import Cell, Colour, Figure, Link, bare, reason_of
from milepost.documents.charts import CategoryChart, MatrixChart, PointChart
from milepost.documents.fitting import brief, lines_needed
from milepost.documents.model import Document
from milepost.documents.palette import INK, MUTED, RULE, STATUS
from milepost.documents.renderers.slides.charts import add_chart
from milepost.documents.renderers.slides.shapes import Box, Line, Page, Run
from milepost.documents.renderers.slides.tables import TablePiece, TrackPiece, heat_piece
from milepost.documents.tables import Table
from milepost.documents.tabular import as_table
from milepost.documents.wording import GLYPHS, file_address, missing, printed

GAP = 14.0
PROSE = 11.0
AGAIN = " (continued)"
LEAST_CHART = 165.0


class Piece(Protocol):
    """A part of a section on a slide."""

    def height(self, width: float) -> float:
        """Return how much room it needs, in points."""

    def split(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        """Return what fits in the room and the rest, or nothing when it stays whole."""

    def fitted(self, width: float, room: float) -> Piece | None:
        """Return it as it fits in the room, perhaps shrunk, or nothing when it does not."""

    def draw(self, page: Page, x: float, y: float, width: float) -> None:
        """Draw it."""


def runs(document: Document, page: Page, cell: Cell, look: Run) -> tuple[Run, ...]:
    """Return a cell as runs of a look; its source is kept for the notes."""
    value = bare(cell)
    source = value.href if isinstance(value, Link) else cell.source if isinstance(cell, Figure) else ""
    address = file_address(document, source) if source else ""
    if address:
        page.sources.setdefault(address, printed(cell))
    look = replace(look, text=brief(printed(cell), 60), address=address)
    if isinstance(value, Colour):
        return (replace(look, text=f"{GLYPHS[value.status]} ", colour=STATUS[value.status], address=""), look)
    return (replace(look, italic=True, colour=MUTED) if missing(cell) else look,)


@dataclass(frozen=True, slots=True)
class Whole(ABC):
    """A piece that is never split."""

    document: Document

    @abstractmethod
    def height(self, width: float) -> float:
        """Return how much room it needs, in points."""

    def fitted(self, width: float, room: float) -> Self | None:
        """Return itself where it fits."""
        return self if self.height(width) <= room else None

    def split(self, width: float, room: float) -> None:
        """Return nothing: it stays whole."""
        del width, room


@dataclass(frozen=True, slots=True)
class FiguresPiece(Whole):
    """A strip of key figures."""

    block: KeyFigures

    def height(self, width: float) -> float:
        """Return the height of the strip."""
        del width
        reasons = any(reason_of(one.cell) for one in self.block.figures)
        return 78.0 if reasons else 66.0

    def draw(self, page: Page, x: float, y: float, width: float) -> None:
        """Draw the figures beside each other."""
        slot = (width + GAP) / max(1, len(self.block.figures))
        for at, one in enumerate(self.block.figures):
            left = x + at * slot
            page.rule(left, y, slot - GAP, self.document.identity.primary, 1.5)
            box = Box(left, y + 5, slot - GAP, self.height(width) - 5)
            page.text(box, self._lines(page, one))

    def _lines(self, page: Page, one: KeyFigure) -> list[Line]:
        length = len(printed(one.cell))
        size = 20 if length <= 9 else 15 if length <= 14 else 10
        lines = [Line((Run(brief(one.label, 28), 10, MUTED),), after=1)]
        lines.append(Line(runs(self.document, page, one.cell, Run("", size, bold=True)), after=1))
        note = brief(one.note or reason_of(one.cell), 60)
        change = runs(self.document, page, one.change, Run("", 10)) if one.change is not None else ()
        lines += [Line((*change, Run(f" {note}" if change else note, 10, MUTED)))] if change or note else []
        return lines


@dataclass(frozen=True, slots=True)
class ChartPiece(Whole):
    """A native chart under its title."""

    block: CategoryChart | PointChart
    tall: float = 0.0

    def fitted(self, width: float, room: float) -> ChartPiece | None:
        """Return it shrunk to the room, but not below what is readable."""
        if self.height(width) <= room:
            return self
        return replace(self, tall=room) if room >= LEAST_CHART else None

    def height(self, width: float) -> float:
        """Return the height of the chart with its title and note."""
        return self.tall or (230.0 if width < 600 else 270.0) + (12.0 if self.block.note else 0.0)

    def draw(self, page: Page, x: float, y: float, width: float) -> None:
        """Draw title, chart and note."""
        page.text(Box(x, y, width, 16), [Line((Run(brief(self.block.title, 80), 12, bold=True),))])
        room = self.height(width) - 18 - (12 if self.block.note else 0)
        add_chart(page, Box(x, y + 18, width, room), self.block, self.document.identity)
        if self.block.note:
            page.text(Box(x, y + 18 + room, width, 12), [Line((Run(brief(self.block.note, 150), 9, MUTED),))])


@dataclass(frozen=True, slots=True)
class ProsePiece:
    """A narrative; its paragraphs may go on over slides."""

    document: Document
    block: Prose

    def _heights(self, width: float) -> list[float]:
        room = width / (PROSE * 0.47)
        return [lines_needed(text, room) * PROSE * 1.22 + 4 for text in self.block.paragraphs]

    def _head(self) -> float:
        return 18.0 if self.block.heading or self.block.status else 0.0

    def height(self, width: float) -> float:
        """Return the height of heading and paragraphs."""
        return self._head() + sum(self._heights(width))

    def fitted(self, width: float, room: float) -> ProsePiece | None:
        """Return itself where it fits; words are not shrunk."""
        return self if self.height(width) <= room else None

    def split(self, width: float, room: float) -> tuple[ProsePiece, ProsePiece] | None:
        """Split between paragraphs; a paragraph taller than the room is cut at a word."""
        used, fitting = self._head(), 0
        for height in self._heights(width):
            if used + height > room:
                break
            used, fitting = used + height, fitting + 1
        kept, rest = self.block.paragraphs[:fitting], self.block.paragraphs[fitting:]
        if not kept and rest:
            kept, rest = self._cut(width, room, rest)
        if not kept:
            return None
        heading = self.block.heading.removesuffix(AGAIN)
        follow = Prose(rest, f"{heading}{AGAIN}" if heading else "", self.block.status)
        return replace(self, block=replace(self.block, paragraphs=kept)), replace(self, block=follow)

    def _cut(self, width: float, room: float, rest: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        lines = int((room - self._head() - 4) / (PROSE * 1.22))
        size = int(lines * width / (PROSE * 0.47) * 0.8)
        if lines < 3 or size >= len(rest[0]):
            return (), rest
        at = rest[0].rfind(" ", size // 2, size) + 1 or size
        return (rest[0][:at],), (rest[0][at:], *rest[1:])

    def draw(self, page: Page, x: float, y: float, width: float) -> None:
        """Draw heading and paragraphs as one text."""
        lines = []
        if self._head():
            status = runs(self.document, page, self.block.status, Run("", 10, MUTED)) if self.block.status else ()
            lines.append(Line((*status[:1], Run(f"{self.block.heading} ", 12, bold=True), *status[1:]), after=2))
        lines += [Line((Run(text, PROSE),), after=4) for text in self.block.paragraphs]
        page.text(Box(x, y, width, self.height(width)), lines)


@dataclass(frozen=True, slots=True)
class CalloutPiece(Whole):
    """Words set apart."""

    block: Callout

    def height(self, width: float) -> float:
        """Return the height of the box."""
        return 34.0 + lines_needed(self.block.text, (width - 28) / (PROSE * 0.47)) * PROSE * 1.22

    def draw(self, page: Page, x: float, y: float, width: float) -> None:
        """Draw the box with its bar."""
        identity = self.document.identity
        bar = {Tone.ASK: identity.primary, Tone.WARNING: identity.accent, Tone.NOTE: RULE}[self.block.tone]
        address = file_address(self.document, self.block.source)
        if address:
            page.sources.setdefault(address, self.block.title or self.block.tone.value)
        title = Line((Run(self.block.title or self.block.tone.value, PROSE, INK, bold=True),), after=2)
        words = Line((Run(self.block.text, PROSE, address=address),))
        height = self.height(width) - 4
        page.text(Box(x, y, width, height), [title, words], fill="#f5f7f9", inset=9)
        page.text(Box(x, y, 3, height), [Line((Run("", 8),))], fill=bar)


def piece_of(document: Document, block: Block) -> Piece:
    """Return the piece that draws a block."""
    if isinstance(block, CategoryChart | PointChart):
        return ChartPiece(document, block)
    if isinstance(block, KeyFigures):
        return FiguresPiece(document, block)
    if isinstance(block, Prose):
        paragraphs = tuple(one for text in block.paragraphs for one in text.split("\n\n"))
        return ProsePiece(document, replace(block, paragraphs=paragraphs))
    if isinstance(block, Callout):
        return CalloutPiece(document, replace(block, text=brief(block.text, 700), title=brief(block.title, 80)))
    return _tabular(document, block)


def _tabular(document: Document, block: Block) -> Piece:
    if isinstance(block, ColourTrack):
        return TrackPiece(document, block)
    if isinstance(block, MatrixChart):
        return heat_piece(document, block)
    table = as_table(block) if isinstance(block, Facts | Table) else None
    if table is None:
        raise TypeError(f"a slide has no place for {type(block).__name__}")
    return TablePiece(document, table, heading=isinstance(block, Table))
