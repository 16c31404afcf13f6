"""Tables of a document as CSV (RFC 4180, UTF-8), in which no text can start a formula.

Numbers, dates and shares are plain and unscaled; every money column is followed by its currency. A text that
a spreadsheet would read as a formula gets an apostrophe in front, as OWASP advises.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from milepost.documents.cells import Cell, Colour, Day, Instant, Integer, Money, Number, Share, bare
from milepost.documents.model import Document
from milepost.documents.renderers.options import DEFAULT, RenderOptions, UnknownTableError
from milepost.documents.tables import Kind
from milepost.documents.tabular import TableGroup, table_groups
from milepost.documents.wording import plain, printed
from milepost.kernel.measure import NotApplicable, Unknown

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BLANKS = " \u00a0\u200b\u3000"


def render(document: Document, options: RenderOptions = DEFAULT) -> bytes:
    """Return the chosen table, or all tables one after the other, each under its title."""
    groups = table_groups(document, every_block=bool(options.table))
    chosen = [group for group in groups if group.id == options.table] if options.table else list(groups)
    if options.table and not chosen:
        raise UnknownTableError(options.table, tuple(dict.fromkeys(group.id for group in groups)))
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    for done, group in enumerate(chosen, start=1):
        if len(chosen) > 1:
            writer.writerow([harmless(group.title)])
        writer.writerows(_lines(group))
        if len(chosen) > done:
            writer.writerow([])
        options.progress(done, len(chosen))
    return sheet.getvalue().encode("utf-8-sig" if options.byte_order_mark else "utf-8")


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    cleaned = plain(text)
    return f"'{cleaned}" if cleaned.lstrip(_BLANKS).startswith(_FORMULA) else cleaned


def _lines(group: TableGroup) -> Iterator[list[str]]:
    money = [column.kind is Kind.MONEY for column in group.columns]
    head = ["Section"] if group.spans_sections else []
    for column, currency in zip(group.columns, money, strict=True):
        head += (
            [harmless(column.title), harmless(f"{column.title} currency")] if currency else [harmless(column.heading)]
        )
    yield head
    for section, table in group.parts:
        for row in table.all_rows:
            line = [harmless(section.title)] if group.spans_sections else []
            for cell, currency in zip(row, money, strict=True):
                line += [_plain_cell(cell), _currency(cell)] if currency else [_plain_cell(cell)]
            yield line


def _currency(cell: Cell) -> str:
    value = bare(cell)
    return value.currency.upper() if isinstance(value, Money) else ""


def _plain_cell(cell: Cell) -> str:
    value = bare(cell)
    if isinstance(value, Money):
        return f"{value.amount:f}"
    if isinstance(value, Integer):
        return str(value.value)
    if isinstance(value, Number | Share):
        return f"{value.value:f}"
    if isinstance(value, Day | Instant):
        return value.value.isoformat()
    if isinstance(value, Unknown | NotApplicable):
        word = "unknown" if isinstance(value, Unknown) else "not applicable"
        return plain(f"{word} ({value.reason})")
    return harmless(value.status.word if isinstance(value, Colour) else printed(value))
