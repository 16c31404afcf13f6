"""From a stored value to the typed cell that pages, sheets and the API print alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast, get_args

from django.db.models import Model

from milepost.documents import cells
from milepost.documents.cells import Cell, Status
from milepost.documents.tables import Kind
from milepost.surface.colours import status_of

CELLS: tuple[type, ...] = (*get_args(cells.Value), cells.Figure)
NOTHING = cells.Text("")

KINDS = {
    "text": Kind.TEXT,
    "code": Kind.TEXT,
    "choice": Kind.TEXT,
    "related": Kind.TEXT,
    "number": Kind.NUMBER,
    "integer": Kind.INTEGER,
    "money": Kind.MONEY,
    "date": Kind.DAY,
    "instant": Kind.INSTANT,
    "share": Kind.SHARE,
    "colour": Kind.COLOUR,
    "flag": Kind.TEXT,
}


def colour(code: str, note: str = "") -> cells.Colour:
    """Return the status colour that `code` names (`amber_green` and `amber-green` alike); grey for no colour."""
    return cells.Colour(status_of(code), note)


def write(kind: str, value: Any, currency: str = "") -> Cell:
    """Return `value` as the cell of a column of `kind`; what is already a cell or a measure stays one."""
    if isinstance(value, CELLS):
        return cast("Cell", value)
    if hasattr(value, "value") and type(value).__name__ == "Known":
        return write(kind, value.value, currency)
    if value is None or value == "":
        return NOTHING
    if kind == "money" and currency:
        return cells.Money(Decimal(value), currency)
    return _WRITERS.get(kind, _as_text)(value)


def sort_key(value: Any) -> tuple[int, Any]:
    """Order the values of one column with the unknown and the absent last."""
    bare = cells.bare(value) if isinstance(value, cells.Figure) else value
    if isinstance(bare, cells.Colour):
        return (0, list(Status).index(bare.status))
    if isinstance(bare, Model):
        return (0, str(getattr(bare, "name", bare)).casefold())
    if bare is None or hasattr(bare, "reason"):
        return (1, 0)
    for name in ("value", "amount", "text"):
        if hasattr(bare, name) and not isinstance(bare, str):
            return sort_key(getattr(bare, name))
    return (0, bare.casefold() if isinstance(bare, str) else bare)


def _as_text(value: Any) -> Cell:
    return cells.Text(str(value))


def _as_number(value: Any) -> Cell:
    exact = Decimal(value)
    whole = exact == exact.to_integral_value()
    return cells.Number(exact, decimals=0 if whole else max(0, -int(exact.as_tuple().exponent)))


def _as_day(value: date) -> Cell:
    return cells.Day(value)


def _as_instant(value: datetime) -> Cell:
    return cells.Instant(value)


_WRITERS: dict[str, Callable[[Any], Cell]] = {
    "number": _as_number,
    "integer": cells.Integer,
    "flag": lambda value: cells.Text("yes" if value else "no"),
    "date": _as_day,
    "instant": _as_instant,
    "share": lambda value: cells.Share(Decimal(value)),
    "colour": lambda value: colour(str(value)),
}
