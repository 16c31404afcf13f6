"""The typed values of a document's fields, in the one form in which each is kept.

A text is trimmed, a line has no breaks, a list has no empty lines, a table no empty rows and no empty cells at the end
of a row, a decimal no zeros at its end. What is empty is left out of the content, so that equal documents are equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from milepost.kernel.money import Money

Rows = tuple[tuple[str, ...], ...]
Value = str | tuple[str, ...] | Rows | date | Money | Decimal | bool
Content = Mapping[str, Value]

TEXTS = frozenset({"text", "long_text", "person", "choice"})
WORDED = frozenset({"text", "long_text", "list", "table"})
"""The kinds that hold words of the writer's own."""

HUNDRED = Decimal(100)
MOST_DIGITS = 18


def one_line(text: str) -> str:
    """Return a text on one line, with single blanks."""
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """Return a text with plain line ends, nothing blank at the ends of its lines or around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def exact(number: Decimal) -> Decimal:
    """Return a finite number without zeros at its end, so that 12.50 and 12.5 are one."""
    trimmed = number.normalize() + 0
    return trimmed.quantize(Decimal(1)) if trimmed == trimmed.to_integral_value() else trimmed


def trimmed_row(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row without empty cells at its end."""
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def wording(value: Value | None) -> str:
    """Return the words of a value that holds words: lines and rows one after the other; nothing of other kinds."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(each if isinstance(each, str) else " ".join(each) for each in value)
    return ""
