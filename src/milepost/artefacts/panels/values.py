"""A field's value as a page draws it: paragraphs, a list, rows, or one line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.artefacts.rules.content import Value
from milepost.artefacts.rules.content.values import Rows
from milepost.kernel.money import Money
from milepost.surface.templatetags import values


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a value is drawn: one of text, items and rows is there."""

    text: str = ""
    items: tuple[str, ...] = ()
    rows: Rows = ()


def drawn(kind: str, value: Value | None) -> Drawn:
    """Return a value as a page draws it; nothing is an empty text."""
    if isinstance(value, tuple):
        if all(isinstance(each, str) for each in value):
            return Drawn(items=tuple(each for each in value if isinstance(each, str)))
        rows = tuple(each for each in value if isinstance(each, tuple))
        width = max(len(row) for row in rows)
        return Drawn(rows=tuple((*row, *("",) * (width - len(row))) for row in rows))
    return Drawn(text=_line(kind, value))


def _line(kind: str, value: Value | None) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Money):
        return values.money(value)
    if isinstance(value, date):
        return values.day(value)
    if isinstance(value, Decimal):
        return values.share(value, 1) if kind == "share" else values.number(value)
    return value if isinstance(value, str) else ""
