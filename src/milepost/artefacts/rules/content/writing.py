"""Writing a value as it is typed: what reading gives back as the same value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from milepost.artefacts.rules.content.values import HUNDRED, Value, exact
from milepost.kernel.money import Money
from milepost.methods.definition import FieldType


def write_value(field: FieldType, value: Value | None) -> str:
    """Return the text that somebody would type into `field` for `value`; nothing for no value."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return f"{value.currency} {plainly(value.amount)}"
    if isinstance(value, Decimal):
        return plainly(exact(value * HUNDRED) if field.type == "share" else value)
    return "\n".join(each if isinstance(each, str) else write_row(each) for each in value)


def write_row(cells: tuple[str, ...]) -> str:
    """Return a row with bars between its cells."""
    return " | ".join(cell.replace("\\", "\\\\").replace("|", "\\|") for cell in cells)


def plainly(number: Decimal) -> str:
    """Return a number in digits, never with an exponent."""
    return format(number, "f")
