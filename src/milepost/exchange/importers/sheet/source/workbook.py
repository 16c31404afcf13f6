"""Rows of a workbook: streamed, every cell turned into the text that a reader of the sheet would write."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook

from milepost.exchange.importers.sheet.refusal import SheetRefused
from milepost.exchange.importers.sheet.source.opened import Source

# A spreadsheet has 1,048,576 rows; blank ones are counted too, since a damaged file can claim any number.
_MOST_ROWS = 1_048_576
_MOST_CELLS = 20_000_000
# What the XML, zip and workbook libraries raise on damaged files; seen in their sources and in trials.
_DAMAGE = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


@contextmanager
def _workbook(source: Source) -> Iterator[Workbook]:
    """Open the workbook for streaming; whatever the library trips over becomes one clear refusal."""
    with source.open() as stream:
        try:
            book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            yield book
            book.close()
        except _DAMAGE as error:
            raise SheetRefused(
                "workbook_broken",
                f"The workbook is damaged ({type(error).__name__}).",
                "Open it in a spreadsheet program, save it anew and send that.",
            ) from error


def sheet_names(source: Source) -> tuple[str, ...]:
    """Return the names of the visible sheets that hold cells, in their order."""
    with _workbook(source) as book:
        visible = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible")
        return visible or tuple(sheet.title for sheet in book.worksheets)


def workbook_rows(source: Source, sheet_name: str) -> Iterator[list[str]]:
    """Yield the rows of one sheet as texts, blank ones too, without blank cells at their ends."""
    with _workbook(source) as book:
        sheet = book[sheet_name]
        # Declared dimensions are often wrong, and a wrong one hides cells.
        sheet.reset_dimensions()
        cells = 0
        for number, row in enumerate(sheet.iter_rows(), start=1):
            cells += len(row)
            if number > _MOST_ROWS or cells > _MOST_CELLS:
                raise SheetRefused(
                    "too_many_rows",
                    "The sheet has more rows and columns than a portfolio can have, most of them blank.",
                    "Copy the table to a new sheet and send that.",
                )
            texts = [_text(cell) for cell in row]
            while texts and not texts[-1]:
                texts.pop()
            yield texts


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time, timedelta)):
        return str(value)
    return _number_text(value, str(cell.number_format or ""))


def _number_text(value: object, number_format: str) -> str:
    number = Decimal(repr(value)) if isinstance(value, (int, float)) else Decimal(str(value))
    if not number.is_finite():
        return str(value)
    if "%" in number_format:
        return f"{_plain(number * 100)}%"
    return _plain(number)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
