"""A document as the values that the page template shows.

Printed words, marks, footnote numbers, addresses.
"""

from __future__ import annotations

from typing import Any

from milepost.documents.blocks import Beside, Block, Callout, ColourTrack, Facts, KeyFigures, Prose
from milepost.documents.cells import Cell, Colour, Figure, Link, Status, Value, bare, reason_of
from milepost.documents.charts import CategoryChart, Chart
from milepost.documents.drawing.catalogue import drawn
from milepost.documents.drawing.category import describe
from milepost.documents.fitting import natural_widths
from milepost.documents.model import SANS, Document, Section
from milepost.documents.renderers.options import Progress
from milepost.documents.tables import Table
from milepost.documents.tabular import CHARTS, statuses_of
from milepost.documents.transposed import transposed
from milepost.documents.wording import as_of_line, breakable, file_address, missing, plain, printed
from milepost.kernel.measure import Unknown

Data = dict[str, Any]
FALLBACKS = ("DejaVu Sans", "Noto Emoji")
CONTENTS_FROM = 4


def page_inputs(document: Document, progress: Progress) -> Data:
    """Return everything the template shows, as plain JSON values."""
    pages = _Pages(document)
    sections = []
    for done, section in enumerate(document.sections, start=1):
        sections.append(pages.section(section))
        progress(done, len(document.sections) + 1)
    return {**_head(document), "sections": sections, "behind": pages.behind()}


def _head(document: Document) -> Data:
    identity = document.identity
    return {
        "title": breakable(document.title),
        "subtitle": breakable(document.subtitle),
        "organisation": breakable(identity.organisation),
        "as-of": breakable(as_of_line(document)),
        "generated": breakable(document.generated_from),
        "primary": identity.primary,
        "accent": identity.accent,
        "fonts": list(dict.fromkeys([identity.font, SANS, *FALLBACKS])),
        "language": document.language,
        "cover": document.cover,
        "contents": len(document.sections) >= CONTENTS_FROM,
        "logo": _logo(document),
        "definitions": [
            {"term": breakable(one.term), "meaning": breakable(one.meaning)} for one in document.definitions
        ],
    }


def _logo(document: Document) -> Data | None:
    logo = document.identity.logo
    if logo is None:
        return None
    kind = "png" if logo.media_type == "image/png" else "jpg"
    return {"bytes": list(logo.content), "format": kind, "alt": plain(logo.description)}


class _Pages:
    """Turns the sections of one document into values; it knows the document for its addresses and colours."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def section(self, section: Section) -> Data:
        return {
            "title": breakable(section.title),
            "intro": breakable(section.intro),
            "breaks": section.page_break_before,
            "landscape": section.landscape,
            "blocks": [self.block(block) for block in section.blocks],
        }

    def block(self, block: Block, *, half: bool = False) -> Data:
        if isinstance(block, Table):
            return {"block": "table", **self.table(block)}
        if isinstance(block, Beside):
            return {
                "block": "beside",
                "left": [self.block(one, half=True) for one in block.left],
                "right": [self.block(one, half=True) for one in block.right],
            }
        if isinstance(block, KeyFigures | Facts | ColourTrack):
            return self._listed(block)
        return self._words(block) if isinstance(block, Prose | Callout) else self._chart(block, half=half)

    def _words(self, block: Prose | Callout) -> Data:
        if isinstance(block, Callout):
            title = breakable(block.title or block.tone.value)
            return {
                "block": "callout",
                "title": title,
                "text": breakable(block.text),
                "tone": block.tone.name.lower(),
            }
        status = self.cell(block.status, ()) if block.status else None
        paragraphs = [one for text in block.paragraphs for one in breakable(text).split("\n\n")]
        return {
            "block": "prose",
            "heading": breakable(block.heading),
            "status": status,
            "paragraphs": paragraphs,
        }

    def _chart(self, block: Chart, *, half: bool) -> Data:
        svg = drawn(block, self.document.identity, half=half)
        alt = describe(block) if isinstance(block, CategoryChart) else plain(block.title)
        return {
            "block": "chart",
            "title": breakable(block.title),
            "note": breakable(block.note),
            "svg": svg,
            "alt": alt,
        }

    def _listed(self, block: KeyFigures | Facts | ColourTrack) -> Data:
        if isinstance(block, KeyFigures):
            figures = [
                {
                    "label": breakable(one.label),
                    "value": self.cell(one.cell, ()),
                    "note": breakable(one.note),
                    "change": None if one.change is None else self.cell(one.change, ()),
                }
                for one in block.figures
            ]
            return {"block": "figures", "figures": figures}
        if isinstance(block, Facts):
            facts = [{"label": breakable(one.label), "value": self._told(one.cell)} for one in block.facts]
            return {"block": "facts", "title": breakable(block.title), "facts": facts}
        tracks = [
            {"label": breakable(one.label), "steps": [_step(step) for step in one.colours]} for one in block.tracks
        ]
        periods = [plain(name) for name in block.periods]
        key = [{"s": status.code, "t": status.word} for status in statuses_of(block)]
        return {
            "block": "track",
            "title": breakable(block.title),
            "periods": periods,
            "tracks": tracks,
            "key": key,
        }

    def _told(self, cell: Cell) -> Data:
        """Return a cell that stands alone: why it has no value follows the word."""
        data = self.cell(cell, ())
        reason = reason_of(cell)
        return {**data, "t": f"{data['t']} ({breakable(reason)})"} if reason else data

    def table(self, table: Table) -> Data:
        reasons = table.reasons
        units = [bool(column.unit) for column in table.columns]

        def row(cells: tuple[Cell, ...]) -> list[Data]:
            return [self.cell(cell, reasons, bare_number=unit) for cell, unit in zip(cells, units, strict=True)]

        columns = [
            {"t": breakable(column.heading), "a": column.side.value, "w": width}
            for column, width in zip(table.columns, natural_widths(table), strict=True)
        ]
        return {
            "columns": columns,
            "rows": [row(cells) for cells in table.rows],
            "caption": breakable(table.caption),
            "totals": row(table.totals) if table.totals else None,
            "note": breakable(table.note),
            "reasons": [breakable(reason) for reason in reasons],
            "empty": breakable(table.empty),
        }

    def cell(self, cell: Cell, reasons: tuple[str, ...], *, bare_number: bool = False) -> Data:
        value = bare(cell)
        data: Data = {"t": breakable(printed(cell, bare_number=bare_number))}
        if isinstance(value, Colour):
            data["s"] = value.status.code
        if missing(value):
            data["m"] = True
            data |= {"n": reasons.index(reason_of(cell)) + 1} if reason_of(cell) in reasons else {}
        source = value.href if isinstance(value, Link) else cell.source if isinstance(cell, Figure) else ""
        address = file_address(self.document, source) if source else ""
        return {**data, "u": address} if address else data

    def behind(self) -> list[Data]:
        """Return the tables of all charts, for those who want the figures or do not see the pictures."""
        found = []
        for section in self.document.sections:
            for block in section.flat():
                if isinstance(block, CHARTS):
                    table = transposed(block) if isinstance(block, CategoryChart) else block.table()
                    caption = f"{section.title} · {table.caption}"
                    found.append({**self.table(table), "caption": breakable(caption)})
        return found


def _step(step: Value | None) -> Data | None:
    if isinstance(step, Colour):
        return {"s": step.status.code}
    if step is None:
        return None
    return {"s": Status.GREY.code} if isinstance(step, Unknown) else {"t": printed(step)}
