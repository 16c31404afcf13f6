"""Tables, colour tracks and heat maps as real tables on slides, split where a slide ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

from milepost.documents.blocks import ColourTrack
from milepost.documents.cells import NUMERIC, Cell, Colour, Figure, Link, Status, Value, bare, reason_of
from milepost.documents.charts import MatrixChart
from milepost.documents.drawing.matrix import shares
from milepost.documents.fitting import brief, cell_length, lines_needed, natural_widths
from milepost.documents.model import Document
from milepost.documents.palette import INK, MUTED, RULE, STATUS, heat, text_on
from milepost.documents.renderers.slides.shapes import Box, Line, Page, Run, TableCell
from milepost.documents.tables import Align, Table
from milepost.documents.tabular import statuses_of
from milepost.documents.wording import GLYPHS, file_address, missing, printed
from milepost.kernel.measure import Unknown

SIZE = 10.0
_EDGE = 6.0
_PADDING = 6.0
LEADING = 1.28
LETTER, BOLD_LETTER = 0.56, 0.64
"""The width of an average character in sizes of the type, rather too much: a row too low covers what follows."""
LONGEST = 400
MOST_NOTES = 8
ROW = 22.0
_FRESH = 250.0
_CAPTION = 18.0
_SMALL = 8.0
_SIDES = {Align.LEFT: "l", Align.RIGHT: "r", Align.CENTRE: "ctr"}


@dataclass(frozen=True, slots=True)
class TablePiece:
    """A table; its rows go on over slides under the same heading."""

    document: Document
    table: Table
    heading: bool = True
    tint: tuple[tuple[str, ...], ...] = ()

    def _widths(self, width: float) -> list[float]:
        natural = natural_widths(self.table)
        return [width * one / sum(natural) for one in natural]

    def _rows(self, width: float) -> list[float]:
        rooms = [(one - _EDGE) / (SIZE * LETTER) for one in self._widths(width)]
        return [self._row(row, rooms) for row in self.table.all_rows]

    def _row(self, row: tuple[Cell, ...], rooms: list[float]) -> float:
        lines = 1
        for cell, column, room in zip(row, self.table.columns, rooms, strict=True):
            if cell_length(cell, column) > room:
                lines = max(lines, lines_needed(_cut(printed(cell, bare_number=bool(column.unit))), room))
        return lines * SIZE * LEADING + _PADDING

    def _head(self, width: float) -> float:
        if not self.heading:
            return 0.0
        rooms = [(one - _EDGE) / (SIZE * BOLD_LETTER) for one in self._widths(width)]
        lines = max(lines_needed(column.heading, room) for column, room in zip(self.table.columns, rooms, strict=True))
        return lines * SIZE * LEADING + _PADDING

    def _foot(self) -> float:
        return 12.0 * len(self._notes()) + (8.0 if self._notes() else 0.0)

    def _notes(self) -> list[str]:
        reasons = enumerate(self.table.reasons[:MOST_NOTES], start=1)
        numbered = [f"{at}  {brief(reason, 150)}" for at, reason in reasons]
        return [*numbered, *([brief(self.table.note, 150)] if self.table.note else [])]

    def _top(self) -> float:
        return _CAPTION if self.table.caption else 0.0

    def height(self, width: float) -> float:
        """Return the height of caption, heading, rows and notes."""
        empty = SIZE * LEADING + _PADDING if not self.table.rows else 0.0
        return self._top() + self._head(width) + sum(self._rows(width)) + empty + self._foot()

    def split(self, width: float, room: float) -> tuple[TablePiece, TablePiece] | None:
        """Split between rows; at least three rows stand on a slide, and the totals stay with a row."""
        used, fitting = self._top() + self._head(width) + self._foot(), 0
        heights = self._rows(width)[: len(self.table.rows)]
        for height in heights:
            if used + height > room:
                break
            used, fitting = used + height, fitting + 1
        fitting = min(fitting, len(heights) - 1)
        if fitting < 1 or (fitting < 3 and room < _FRESH):
            return None
        caption = self.table.caption
        follow = caption if caption.endswith("(continued)") or not caption else f"{caption} (continued)"
        first = replace(self.table, rows=self.table.rows[:fitting], totals=None)
        rest = replace(self.table, rows=self.table.rows[fitting:], caption=follow)
        return (
            replace(self, table=first, tint=self.tint[:fitting]),
            replace(self, table=rest, tint=self.tint[fitting:]),
        )

    def fitted(self, width: float, room: float) -> TablePiece | None:
        """Return itself where it fits; a table is not shrunk."""
        return self if self.height(width) <= room else None

    def draw(self, page: Page, x: float, y: float, width: float) -> None:
        """Draw caption, table and notes."""
        if self.table.caption:
            page.text(Box(x, y, width, 16), [Line((Run(brief(self.table.caption, 90), 12, bold=True),))])
            y += _CAPTION
        rows = []
        if self.heading:
            rows.append((self._head(width), [self._title(at) for at in range(len(self.table.columns))]))
        for at, (row, height) in enumerate(zip(self.table.all_rows, self._rows(width), strict=True)):
            rows.append((height, self._cells(page, row, at)))
        if not self.table.rows:
            words = [
                TableCell(Line((Run(self.table.empty if at == 0 else "", SIZE, MUTED),)))
                for at in range(len(self.table.columns))
            ]
            rows.append((SIZE * LEADING + _PADDING, words))
        tall = sum(height for height, _ in rows)
        page.table(Box(x, y, width, tall), self._widths(width), rows, self.table.caption or self.table.id)
        if self._notes():
            page.text(
                Box(x, y + tall + 8, width, self._foot()),
                [Line((Run(note, 9, MUTED),)) for note in self._notes()],
            )

    def _title(self, at: int) -> TableCell:
        column = self.table.columns[at]
        run = Run(column.heading, SIZE, MUTED, bold=True)
        return TableCell(Line((run,), _SIDES[column.side]), rule=INK, weight=1)

    def _cells(self, page: Page, row: tuple[Cell, ...], at: int) -> list[TableCell]:
        total = self.table.totals is not None and at == len(self.table.rows)
        cells = []
        for index, (column, cell) in enumerate(zip(self.table.columns, row, strict=True)):
            fill = self.tint[at][index] if self.tint and not total else ""
            look = Run("", SIZE, text_on(fill) if fill else INK, bold=total)
            line = Line(self._runs(page, cell, look, bare_number=bool(column.unit)), _SIDES[column.side])
            cells.append(TableCell(line, fill, INK if total else RULE))
        return cells

    def _runs(self, page: Page, cell: Cell, look: Run, *, bare_number: bool) -> tuple[Run, ...]:
        value = bare(cell)
        source = value.href if isinstance(value, Link) else cell.source if isinstance(cell, Figure) else ""
        address = file_address(self.document, source) if source else ""
        words = _cut(printed(cell, bare_number=bare_number))
        if address:
            page.sources.setdefault(address, words)
        run = replace(look, text=words, address=address)
        if isinstance(value, Colour):
            return (replace(look, text=f"{GLYPHS[value.status]} ", colour=STATUS[value.status]), run)
        if missing(cell):
            number = str(self.table.reasons.index(reason_of(cell)) + 1) if reason_of(cell) else ""
            return (
                replace(run, italic=True, colour=MUTED),
                replace(look, text=number, raised=True, colour=MUTED),
            )
        return (run,)


@dataclass(frozen=True, slots=True)
class TrackPiece:
    """Colours over periods as a table of shapes, with a key beneath."""

    document: Document
    block: ColourTrack

    def _top(self) -> float:
        return _CAPTION if self.block.title else 0.0

    def height(self, width: float) -> float:
        """Return the height of title, rows and key."""
        return self._top() + self._head(width) + ROW * len(self.block.tracks) + 20

    def _slots(self, width: float) -> tuple[float, float]:
        """Return the width of the labels and that of one period."""
        label = min(width * 0.3, 110.0)
        return label, (width - label) / max(1, len(self.block.periods))

    def _head(self, width: float) -> float:
        room = (self._slots(width)[1] - _EDGE) / (_SMALL * LETTER)
        lines = max((lines_needed(brief(name, 8), room) for name in self.block.periods), default=1)
        return max(ROW, lines * _SMALL * LEADING + _PADDING)

    def split(self, width: float, room: float) -> tuple[TrackPiece, TrackPiece] | None:
        """Split between subjects."""
        fitting = int((room - self._top() - self._head(width) - 20) / ROW)
        if fitting < 2 or fitting >= len(self.block.tracks):
            return None
        first, rest = self.block.tracks[:fitting], self.block.tracks[fitting:]
        return replace(self, block=replace(self.block, tracks=first)), replace(
            self, block=replace(self.block, tracks=rest)
        )

    def fitted(self, width: float, room: float) -> TrackPiece | None:
        """Return itself where it fits; a track is not shrunk."""
        return self if self.height(width) <= room else None

    def draw(self, page: Page, x: float, y: float, width: float) -> None:
        """Draw title, rows and key."""
        if self.block.title:
            page.text(Box(x, y, width, 16), [Line((Run(brief(self.block.title, 80), 12, bold=True),))])
        label, slot = self._slots(width)
        head = [TableCell(Line((Run("", _SMALL, MUTED),)))]
        head += [TableCell(Line((Run(brief(name, 8), _SMALL, MUTED),), "ctr")) for name in self.block.periods]
        rows = [(self._head(width), head)]
        for track in self.block.tracks:
            steps = [TableCell(Line((_step(step),), "ctr")) for step in track.colours]
            rows.append((ROW, [TableCell(Line((Run(brief(track.label, 22), SIZE),))), *steps]))
        box = Box(x, y + self._top(), width, sum(height for height, _ in rows))
        page.table(
            box,
            [label, *([slot] * len(self.block.periods))],
            rows,
            self.block.title or "Colours over periods",
        )
        key = [run for status in statuses_of(self.block) for run in _key(status)]
        page.text(Box(x, box.y + box.height + 6, width, 12), [Line(tuple(key))])


def _cut(words: str) -> str:
    """Return words short enough for a slide; the other formats hold them whole."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def _step(step: Value | None) -> Run:
    if isinstance(step, Colour):
        return Run(GLYPHS[step.status], SIZE, STATUS[step.status])
    if isinstance(step, Unknown):
        return Run(GLYPHS[Status.GREY], SIZE, STATUS[Status.GREY])
    return Run("" if step is None else printed(step), SIZE, MUTED)


def _key(status: Status) -> tuple[Run, Run]:
    return Run(f"{GLYPHS[status]} ", 9, STATUS[status]), Run(f"{status.word}    ", 9, MUTED)


def heat_piece(document: Document, chart: MatrixChart) -> TablePiece:
    """Return a heat map as a table whose cells are tinted by their size."""
    tints = tuple(
        ("", *("" if share is None else heat(document.identity, share) for share in row)) for row in shares(chart)
    )
    held = [bare(cell) for row in chart.cells for cell in row]
    shown = tints if any(isinstance(value, NUMERIC) for value in held) else ()
    return TablePiece(document, chart.table(), tint=shown)
