"""Typed cells in a worksheet.

Numbers as numbers with their format, dates as dates, texts as texts and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC
from decimal import Decimal
from typing import Any

from milepost.documents.cells import (
    Cell,
    Colour,
    Day,
    Figure,
    Instant,
    Integer,
    Link,
    Money,
    Number,
    Scale,
    Share,
    Value,
    bare,
    reason_of,
)
from milepost.documents.model import Document
from milepost.documents.palette import MUTED, STATUS
from milepost.documents.wording import GLYPHS, currency_sign, file_address, missing, plain, printed

EXACT_DIGITS = 15
LONGEST_TEXT = 32_767
LONGEST_ADDRESS = 2_000


@dataclass(slots=True)
class Styles:
    """The formats of one workbook, made once each."""

    workbook: Any
    font: str
    made: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)

    def style(self, **properties: object) -> Any:
        """Return the format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            base = {"font_name": self.font, "font_size": 10, "valign": "top"}
            self.made[key] = self.workbook.add_format({**base, **properties})
        return self.made[key]


@dataclass(frozen=True, slots=True)
class CellWriter:
    """Writes cells of one document into worksheets."""

    document: Document
    styles: Styles

    def text(self, sheet: Any, row: int, column: int, words: str, **properties: object) -> None:
        """Write words as words: no formula, no link, no number is read into them."""
        sheet.write_string(row, column, plain(words)[:LONGEST_TEXT], self.styles.style(**properties))

    def write(self, sheet: Any, row: int, column: int, cell: Cell, **look: object) -> None:
        """Write a cell with its type."""
        value = bare(cell)
        properties: dict[str, Any] = {**_look(value), **look}
        address = self._address(cell)
        if isinstance(value, Integer | Number | Money | Share):
            self._number(sheet, (row, column), value, properties)
        elif isinstance(value, Day | Instant):
            moment = value.value if isinstance(value, Day) else value.value.astimezone(UTC).replace(tzinfo=None)
            sheet.write_datetime(row, column, moment, self.styles.style(**properties))
        elif address and len(address) < LONGEST_ADDRESS:
            words = printed(cell)[:LONGEST_TEXT]
            sheet.write_url(row, column, address, self.styles.style(**properties, underline=1), words)
        else:
            self.text(sheet, row, column, _words(cell), **properties)

    def _address(self, cell: Cell) -> str:
        value = bare(cell)
        source = value.href if isinstance(value, Link) else cell.source if isinstance(cell, Figure) else ""
        return file_address(self.document, source) if source else ""

    def _number(
        self,
        sheet: Any,
        at: tuple[int, int],
        value: Integer | Number | Money | Share,
        look: dict[str, Any],
    ) -> None:
        number = value.amount if isinstance(value, Money) else Decimal(value.value)
        if len(number.normalize().as_tuple().digits) > EXACT_DIGITS:
            # A spreadsheet keeps fifteen digits; more are written as words rather than changed.
            kept = {name: setting for name, setting in look.items() if name != "num_format"}
            self.text(sheet, at[0], at[1], f"{number:f}", **{**kept, "align": "right"})
            return
        sheet.write_number(*at, float(number), self.styles.style(**look))


def _words(cell: Cell) -> str:
    value = bare(cell)
    if isinstance(value, Colour):
        return f"{GLYPHS[value.status]} {value.status.word}"
    if missing(cell):
        return f"{printed(cell)} ({reason_of(cell)})"
    return printed(cell)


def _look(value: Value) -> dict[str, object]:
    if isinstance(value, Integer | Number | Money | Share):
        return {"num_format": number_format(value)}
    if isinstance(value, Day):
        return {"num_format": "yyyy-mm-dd", "align": "right"}
    if isinstance(value, Instant):
        return {"num_format": 'yyyy-mm-dd hh:mm "UTC"', "align": "right"}
    if isinstance(value, Colour):
        return {"font_color": STATUS[value.status]}
    return {"font_color": MUTED, "italic": True} if missing(value) else {}


def number_format(value: Integer | Number | Money | Share) -> str:
    """Return the spreadsheet's format for a value: its decimals, sign, currency and scale."""
    if isinstance(value, Integer):
        return "#,##0"
    decimals = "." + "0" * value.decimals if value.decimals else ""
    if isinstance(value, Share):
        body = f"0{decimals}%"
    elif isinstance(value, Money):
        comma, suffix = {Scale.UNITS: ("", ""), Scale.THOUSANDS: (",", '"k"'), Scale.MILLIONS: (",,", '"m"')}[
            value.scale
        ]
        body = f'"{currency_sign(value.currency)}"#,##0{decimals}{comma}{suffix}'
    else:
        body = f"#,##0{decimals}"
    return f"+{body};-{body};{body}" if value.signed else f"{body};-{body}"
