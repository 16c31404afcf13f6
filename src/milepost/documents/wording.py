"""How typed values are worded: one notation for every format that prints words."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal

from milepost.documents.cells import (
    Cell,
    Colour,
    Day,
    Instant,
    Integer,
    Link,
    Money,
    Number,
    Scale,
    Share,
    Status,
    Text,
    bare,
)
from milepost.documents.model import Document
from milepost.kernel.measure import NotApplicable, Unknown

UNKNOWN = "unknown"
NOT_APPLICABLE = "\N{EN DASH}"
MINUS = "\N{MINUS SIGN}"
GLYPHS = {
    Status.GREEN: "●", Status.AMBER_GREEN: "◐", Status.AMBER: "▲", Status.AMBER_RED: "◆", Status.RED: "■",
    Status.GREY: "○",
}  # fmt: skip
_SYMBOLS = {
    "GBP": "£",
    "EUR": "€",
    "USD": "US$",
    "JPY": "¥",
    "INR": "₹",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Control characters, overrides of the reading direction and what XML forbids; line feed and tab stay.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONG_WORD = re.compile(r"\S{25,}")
_EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)
_ADDRESS = re.compile(r"(?:https?://[^\s\\]+|/(?![/\\])[^\s\\]*)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return text without the characters that corrupt files or turn the reading direction of what follows."""
    if text.isprintable():
        return text
    cleaned = _HARMFUL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SURROGATE.sub("\ufffd", cleaned)


def breakable(text: str) -> str:
    """Return text whose very long words may break, for formats that do not break words by themselves."""
    return _LONG_WORD.sub(lambda found: "\u200b".join(_slices(found.group(), 12)), plain(text))


def _slices(word: str, length: int) -> list[str]:
    return [word[start : start + length] for start in range(0, len(word), length)]


def digits(value: Decimal, decimals: int, *, signed: bool = False) -> str:
    """Print a number with grouped thousands, rounded half to even, with a true minus."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{abs(rounded):,.{decimals}f}"


def currency_sign(currency: str) -> str:
    """Return the sign of a currency, or its code and a blank."""
    return _SYMBOLS.get(currency.upper(), f"{currency.upper()}\u00a0")


def money_unit(currency: str, scale: Scale = Scale.UNITS) -> str:
    """Return the unit of a money column: "£m"."""
    return f"{currency_sign(currency).strip()}{scale.suffix}"


def day(value: date) -> str:
    """Print a date as 31 Mar 2026."""
    return f"{value.day}\u00a0{_MONTHS[value.month - 1]}\u00a0{value.year}"


def instant(value: datetime) -> str:
    """Print a moment with its offset from UTC."""
    offset = value.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    sign = "+" if minutes >= 0 else MINUS
    zone = "UTC" if minutes == 0 else f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    return f"{day(value.date())}, {value:%H:%M} {zone}"


def _money(value: Money, *, bare_number: bool) -> str:
    number = digits(value.amount.scaleb(-value.scale.exponent, _EXACT), value.decimals, signed=value.signed)
    if bare_number:
        return number
    sign = number[0] if number[0] in (MINUS, "+") else ""
    return f"{sign}{currency_sign(value.currency)}{number[len(sign) :]}{value.scale.suffix}"


def _with_unit(number: str, unit: str, *, bare_number: bool) -> str:
    return number if bare_number or not unit else f"{number}\u00a0{plain(unit)}"


def _number(value: Integer | Number | Money | Share, *, bare_number: bool) -> str:
    if isinstance(value, Money):
        return _money(value, bare_number=bare_number)
    if isinstance(value, Share):
        percent = digits(value.value.scaleb(2, _EXACT), value.decimals, signed=value.signed)
        return percent if bare_number else f"{percent}%"
    if isinstance(value, Integer):
        return _with_unit(digits(Decimal(value.value), 0), value.unit, bare_number=bare_number)
    number = digits(value.value, value.decimals, signed=value.signed)
    return _with_unit(number, value.unit, bare_number=bare_number)


def printed(cell: Cell, *, bare_number: bool = False) -> str:
    """Print a cell as words; with `bare_number` the unit stands elsewhere (in the heading of the column)."""
    value = bare(cell)
    if isinstance(value, Integer | Number | Money | Share):
        return _number(value, bare_number=bare_number)
    if isinstance(value, Text | Link):
        return plain(value.text)
    if isinstance(value, Colour):
        return value.status.word
    if isinstance(value, Day):
        return day(value.value)
    if isinstance(value, Instant):
        return instant(value.value)
    return UNKNOWN if isinstance(value, Unknown) else NOT_APPLICABLE


def missing(cell: Cell) -> bool:
    """Say whether a cell has no value."""
    return isinstance(bare(cell), Unknown | NotApplicable)


def page_address(source: str) -> str:
    """Return an address that is safe to follow from a page: relative to the site or http(s), else nothing."""
    source = plain(source).strip()
    return source if _ADDRESS.fullmatch(source) else ""


def file_address(document: Document, source: str) -> str:
    """Return an absolute address that is safe to follow out of a file, or nothing."""
    address = page_address(source)
    if not address.startswith("/"):
        return address
    base = page_address(document.base_url)
    return f"{base.rstrip('/')}{address}" if base.lower().startswith("http") else ""


def as_of_line(document: Document) -> str:
    """Return the sentence that dates every page."""
    period = f"{plain(document.period)} · " if document.period else ""
    return f"{period}as of {instant(document.as_of)}"
