"""A document as a workbook: a sheet a list, numbers as numbers, native charts, the words on their own sheet.

Tables of one id over several sections become one sheet with the section in front, so that the risks of two
hundred projects are one list that can be sorted and filtered.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter ships no types

from milepost.documents.archive import normalised
from milepost.documents.blocks import Callout, Prose
from milepost.documents.cells import Instant, Text
from milepost.documents.charts import CategoryChart, PointChart
from milepost.documents.fitting import natural_widths
from milepost.documents.model import Document, Section
from milepost.documents.palette import INK, MUTED
from milepost.documents.renderers.options import DEFAULT, RenderOptions
from milepost.documents.renderers.sheets.cells import CellWriter, Styles
from milepost.documents.renderers.sheets.charts import Place, native_chart
from milepost.documents.tables import Kind, Table
from milepost.documents.tabular import TableGroup, table_groups
from milepost.documents.wording import missing, plain

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_CHART_ROWS = 17
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "max_url_length": 2079,
}


def render(document: Document, options: RenderOptions = DEFAULT) -> bytes:
    """Return the workbook; its dates are the document's as-of, so that it is the same every time."""
    file = io.BytesIO()
    workbook = Workbook(file, _OPTIONS)
    moment = document.as_of.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    owner = plain(document.identity.organisation)
    workbook.set_properties({"title": plain(document.title), "author": owner, "created": moment})
    book = _Book(document, workbook)
    groups = table_groups(document, every_block=True)
    if document.cover:
        book.cover(groups)
    for done, group in enumerate(groups, start=1):
        book.group(group)
        options.progress(done, len(groups))
    book.narrative()
    book.definitions()
    if not workbook.worksheets():
        book.cover(groups)
    workbook.close()
    return normalised(file.getvalue())


class _Book:
    """A workbook being filled; it keeps the names of its sheets apart."""

    def __init__(self, document: Document, workbook: Any) -> None:
        self.document = document
        self.workbook = workbook
        self.names: set[str] = {"history"}
        self.cells = CellWriter(document, Styles(workbook, document.identity.font))
        self.charts = {
            (section.id, block.id): block
            for section in document.sections
            for block in section.flat()
            if isinstance(block, CategoryChart | PointChart)
        }

    def _sheet(self, title: str) -> Any:
        wanted = _FORBIDDEN.sub(" ", plain(title)).replace("\n", " ").strip(" '") or "Sheet"
        name, number = wanted[:31].strip(" '"), 1
        while name.lower() in self.names:
            number += 1
            name = f"{wanted[: 31 - len(str(number)) - 1].strip()} {number}"
        self.names.add(name.lower())
        sheet = self.workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def cover(self, groups: tuple[TableGroup, ...]) -> None:
        """Write the first sheet: what this is, as of when, and which lists follow."""
        sheet = self._sheet("Cover")
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 70)
        sheet.set_row(0, 34)
        document = self.document
        self.cells.text(sheet, 0, 0, document.title, font_size=22, bold=True, font_color=document.identity.primary)
        self.cells.text(sheet, 1, 0, document.subtitle, font_size=12)
        facts: tuple[tuple[str, Text | Instant], ...] = (
            ("Organisation", Text(document.identity.organisation)),
            ("Period", Text(document.period)),
            ("As of", Instant(document.as_of)),
            ("Snapshot", Text(document.generated_from)),
        )
        for row, (label, cell) in enumerate(facts, start=3):
            self.cells.text(sheet, row, 0, label, font_color=MUTED)
            self.cells.write(sheet, row, 1, cell, align="left")
        for row, group in enumerate(groups, start=len(facts) + 4):
            count = sum(len(table.rows) for _, table in group.parts)
            self.cells.text(sheet, row, 0, group.title)
            self.cells.text(sheet, row, 1, f"{count} rows", font_color=MUTED)

    def group(self, group: TableGroup) -> None:
        """Write the tables of one id as one list, then its charts beside it."""
        sheet = self._sheet(group.title)
        shift = 1 if group.spans_sections else 0
        self._headings(sheet, group, shift)
        row, places = 1, list[tuple[Section, Table, Place]]()
        for section, table in group.parts:
            first = row
            for cells in table.all_rows:
                total = table.totals is not None and cells is table.totals
                if shift:
                    self.cells.text(sheet, row, 0, section.title, bold=total)
                for at, cell in enumerate(cells):
                    self.cells.write(sheet, row, at + shift, cell, **({"bold": True, "top": 1} if total else {}))
                row += 1
            places.append((section, table, Place(sheet.get_name(), first, row - 1, shift)))
        sheet.freeze_panes(1, shift + 1)
        if row > 1:
            sheet.autofilter(0, 0, row - 1, len(group.columns) + shift - 1)
        self._notes(sheet, row + 1, group)
        if self._has_gaps(group):
            places = self._drawn(group)
        self._place_charts(sheet, places, len(group.columns) + shift + 1)

    def _has_gaps(self, group: TableGroup) -> bool:
        """Say whether a chart of the group misses values."""
        return any(table.reasons and (section.id, table.id) in self.charts for section, table in group.parts)

    def _drawn(self, group: TableGroup) -> list[tuple[Section, Table, Place]]:
        """Write what the charts draw on a sheet of its own.

        The list says "unknown" in words, and a chart would draw words as zero: here the cell is empty, a gap.
        """
        sheet = self._sheet(f"Drawn {group.title}")
        for at, column in enumerate(group.columns):
            self.cells.text(sheet, 0, at, column.heading, bold=True)
        row, places = 1, list[tuple[Section, Table, Place]]()
        for section, table in group.parts:
            places.append((section, table, Place(sheet.get_name(), row, row + len(table.rows) - 1, 0)))
            for cells in table.rows:
                for at, cell in enumerate(cells):
                    if not missing(cell):
                        self.cells.write(sheet, row, at, cell)
                row += 1
        return places

    def _headings(self, sheet: Any, group: TableGroup, shift: int) -> None:
        widths = [max(10.0, min(60.0, width * 1.25 + 3)) for width in natural_widths(group.parts[0][1])]
        for at, width in enumerate([*([30.0] if shift else []), *widths]):
            sheet.set_column(at, at, width)
        sheet.set_row(0, 30)
        look = {"bold": True, "bottom": 1, "font_color": INK, "text_wrap": True, "valign": "bottom"}
        if shift:
            self.cells.text(sheet, 0, 0, "Section", **look)
        for at, column in enumerate(group.columns, start=shift):
            # Money is written in full with its own format: the heading must not scale it a second time.
            heading = column.title if column.kind in (Kind.MONEY, Kind.SHARE) else column.heading
            self.cells.text(sheet, 0, at, heading, align=column.side.value, **look)

    def _notes(self, sheet: Any, row: int, group: TableGroup) -> None:
        notes = dict.fromkeys(table.note for _, table in group.parts if table.note)
        for at, note in enumerate(notes):
            self.cells.text(sheet, row + at, 0, note, font_color=MUTED, italic=True)

    def _place_charts(self, sheet: Any, places: list[tuple[Section, Table, Place]], column: int) -> None:
        for at, (section, table, place) in enumerate(places):
            chart = self.charts.get((section.id, table.id))
            if chart is not None and place.last >= place.first:
                title = f"{section.title} · {chart.title}" if len(places) > 1 else chart.title
                made = native_chart(self.workbook, chart, place, self.document.identity, title)
                sheet.insert_chart(1 + at * _CHART_ROWS, column, made, {"description": plain(title)})

    def narrative(self) -> None:
        """Write all words on one sheet: section, heading, text."""
        lines = list(_words(self.document))
        if not lines:
            return
        sheet = self._sheet("Narrative")
        for at, (heading, width) in enumerate((("Section", 30), ("Heading", 30), ("Text", 100))):
            sheet.set_column(at, at, width)
            self.cells.text(sheet, 0, at, heading, bold=True, bottom=1)
        for row, line in enumerate(lines, start=1):
            for at, text in enumerate(line):
                self.cells.text(sheet, row, at, text, text_wrap=True)
        sheet.freeze_panes(1, 0)

    def definitions(self) -> None:
        """Write what the terms mean."""
        if not self.document.definitions:
            return
        sheet = self._sheet("Definitions")
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 100)
        for row, one in enumerate(self.document.definitions):
            self.cells.text(sheet, row, 0, one.term, bold=True)
            self.cells.text(sheet, row, 1, one.meaning, text_wrap=True)


def _words(document: Document) -> Iterator[tuple[str, str, str]]:
    for section in document.sections:
        if section.intro:
            yield section.title, "", section.intro
        for block in section.flat():
            if isinstance(block, Prose):
                status = f"{block.heading} ({block.status.status.word})" if block.status else block.heading
                yield section.title, status, "\n\n".join(block.paragraphs)
            elif isinstance(block, Callout):
                yield section.title, block.title or block.tone.value, block.text
