"""Read money, percentages and whole numbers, exactly: decimals all the way, no float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal

from milepost.exchange.importers.sheet.values.cell import (
    LONGEST_VALUE,
    Cell,
    CellProblem,
    joined_notes,
    marks_note,
    not_understood,
    without_marks,
)
from milepost.exchange.importers.sheet.values.numbers import DecimalMark, number_of
from milepost.exchange.importers.sheet.values.unknowns import stated_unknown

RangeRule = Literal["problem", "lower", "upper"]
# ISO 4217 for "no currency": amounts are read, but one that names its currency is not taken for any other.
NO_CURRENCY = "XXX"
SCALES = {"unit": 0, "thousand": 3, "million": 6, "billion": 9}

_EXACT = Context(prec=80)
_MOST_DIGITS = 15
_MOST_PLACES = 18
_SUFFIXES = (
    (re.compile(r"(?<![a-z])(?:k|th|thousand|thousands|000s|'000)$"), 3),
    (re.compile(r"(?<![a-z])(?:m|mn|mm|mil|mio|mill|million|millions)$"), 6),
    (re.compile(r"(?<![a-z])(?:b|bn|bln|bil|billion|billions|mrd|milliard)$"), 9),
    (re.compile(r"(?<![a-z])(?:t|tn|trn|trillion|trillions)$"), 12),
)
_CURRENCIES = (
    ("GBP", re.compile(r"£|\bgbp\b")),
    ("EUR", re.compile(r"€|\beur(?:os?)?\b")),
    ("CAD", re.compile(r"\bcad\$?|\bca?\$|\$ ?cad\b")),
    ("AUD", re.compile(r"\baud\$?|\bau?\$|\$ ?aud\b")),
    ("NZD", re.compile(r"\bnzd\$?|\bnz\$|\$ ?nzd\b")),
    ("USD", re.compile(r"\busd\$?|\bus\$|\$ ?usd\b")),
    ("$", re.compile(r"\$")),
    ("JPY", re.compile(r"[¥]|\bjpy\b")),
    ("CHF", re.compile(r"\bchf\b|\bsfr\.?")),
    ("INR", re.compile(r"₹|\binr\b|\brs\.?(?= ?[0-9])")),
    ("SEK", re.compile(r"\bsek\b")),
)
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD"})
_ABOUT = re.compile(r"^(?:c\.?|ca\.?|circa|approx\.?|approximately|about|around|est\.?|estimated|~|≈)\s*(?=[^a-z])")
_BOUND = re.compile(r"^(?:[<>≤≥]=?|up to|over|under|more than|less than|at least|at most)\s*|\s*\+$")
_RANGE = re.compile(r"(?<=[0-9a-z)])\s*(?:\bto\b|\band\b|[\u2013\u2014]|(?<=[0-9a-z])\s*-\s*)\s*(?=[^0-9a-z]?\s*[0-9])")
_NOTHING = frozenset({"nil", "zero"})


@dataclass(frozen=True, slots=True)
class MoneyOptions:
    """How a column writes money: its currency, the scale of bare numbers, the decimal mark, what ranges mean."""

    currency: str
    scale: int = 0
    decimal: DecimalMark = "auto"
    range: RangeRule = "problem"


def parse_money(raw: str, options: MoneyOptions) -> Cell[Decimal]:
    """Read an amount in whole units of the column's currency; a unit in the cell (`£1.2bn`) beats the scale."""
    text, marks = without_marks(raw)
    if not text:
        return Cell(raw, note=marks_note(marks))
    if unknown := stated_unknown(text):
        return Cell(raw, unknown=unknown)
    if len(text) > LONGEST_VALUE:
        return not_understood(raw, "money_not_understood", "The text is too long for an amount.")
    lowered = text.casefold()
    if lowered in _NOTHING:
        return Cell(raw, Decimal(0), note="nil read as 0")
    bare, foreign = _without_currency(lowered, options.currency)
    if foreign:
        return _in_other_currency(raw, foreign, options.currency)
    return _amount_or_range(raw, bare, options, marks_note(marks))


def _in_other_currency(raw: str, foreign: str, currency: str) -> Cell[Decimal]:
    if currency == NO_CURRENCY:
        return not_understood(raw, "currency_not_set", f"The amount is in {foreign}; the profile names no currency.")
    sentence = f"The amount is in {foreign}, the column in {currency}; none is converted."
    return not_understood(raw, "currency_differs", sentence)


def _without_currency(text: str, currency: str) -> tuple[str, str | None]:
    for code, pattern in _CURRENCIES:
        if pattern.search(text):
            known = code == currency or (code == "$" and currency in _DOLLARS)
            return pattern.sub("", text).strip(), None if known else code
    return text.strip(), None


def _amount_or_range(raw: str, text: str, options: MoneyOptions, note: str | None) -> Cell[Decimal]:
    if _BOUND.search(text):
        return not_understood(raw, "bound_only", "The cell gives a bound, not an amount.")
    bare = _ABOUT.sub("", text)
    about = "approximate" if bare != text else None
    if (read := _amount(bare, options, None)) is not None:
        return Cell(raw, read[0], note=joined_notes(note, about, read[1]))
    ends = _range_ends(bare.removeprefix("between ").removeprefix("from "), options)
    if ends is None:
        return not_understood(raw, "money_not_understood", "The text is not an amount.")
    return range_cell(raw, ends[0], ends[1], options.range, note)


def range_cell(raw: str, lower: Decimal, upper: Decimal, rule: RangeRule, note: str | None) -> Cell[Decimal]:
    """Return one end of a range where the profile says which, else a problem."""
    if lower > upper:
        return not_understood(raw, "range_reversed", "The range ends below its beginning.")
    if rule == "problem":
        return Cell(raw, problem=CellProblem("range", f"The cell gives a range, {lower:,f} to {upper:,f}."), note=note)
    value = lower if rule == "lower" else upper
    return Cell(raw, value, note=joined_notes(note, f"{rule} end of the range {lower:,f} to {upper:,f}"))


def _range_ends(text: str, options: MoneyOptions) -> tuple[Decimal, Decimal] | None:
    parts = _RANGE.split(text)
    if len(parts) != 2:
        return None
    upper_scale = _suffix(parts[1])[1]
    lower, upper = _amount(parts[0], options, upper_scale), _amount(parts[1], options, None)
    return (lower[0], upper[0]) if lower and upper else None


def _suffix(text: str) -> tuple[str, int | None]:
    bare = text.rstrip(" .)")
    closing = text[len(bare) :]
    for pattern, power in _SUFFIXES:
        if found := pattern.search(bare):
            return bare[: found.start()].rstrip() + closing.replace(".", ""), power
    return text, None


def _amount(text: str, options: MoneyOptions, scale: int | None) -> tuple[Decimal, str | None] | None:
    bare, written = _suffix(text)
    read = number_of(bare, options.decimal)
    if read is None or not _in_bounds(read[0]):
        return None
    power = written if written is not None else scale if scale is not None else options.scale
    value = _EXACT.multiply(read[0], Decimal(10**power))
    return (value, read[1]) if _in_bounds(value) else None


def _in_bounds(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return number.adjusted() < _MOST_DIGITS and isinstance(exponent, int) and exponent >= -_MOST_PLACES


def parse_percent(raw: str, bare: Literal["problem", "percent", "share"] = "problem") -> Cell[Decimal]:
    """Read a percentage as a share (25 % is 0.25); `bare` says what a number without a sign is."""
    text, marks = without_marks(raw)
    if not text:
        return Cell(raw, note=marks_note(marks))
    if unknown := stated_unknown(text):
        return Cell(raw, unknown=unknown)
    signed = text.endswith(("%", "per cent", "percent"))
    if _BOUND.search(text):
        return not_understood(raw, "bound_only", "The cell gives a bound, not a percentage.")
    read = number_of(re.sub(r"\s*(?:%|per ?cent)$", "", text), "auto") if len(text) <= LONGEST_VALUE else None
    if read is None or not _in_bounds(read[0]):
        return not_understood(raw, "percent_not_understood", "The text is not a percentage.")
    if not signed and bare == "problem":
        return not_understood(raw, "percent_sign_missing", "The number may be a percentage or a share.")
    value = read[0] if not signed and bare == "share" else _EXACT.divide(read[0], Decimal(100))
    return Cell(raw, value, note=joined_notes(marks_note(marks), read[1]))


def parse_integer(raw: str, unit: str = "") -> Cell[int]:
    """Read a whole number, with the unit (`days`) where the sheet writes it."""
    text, marks = without_marks(raw)
    if not text:
        return Cell(raw, note=marks_note(marks))
    if unknown := stated_unknown(text):
        return Cell(raw, unknown=unknown)
    bare = text.casefold()
    if unit:
        bare = re.sub(rf"(?:\s+calendar)?\s*{re.escape(unit.rstrip('s'))}s?$", "", bare)
    read = number_of(bare, ".") if len(text) <= LONGEST_VALUE else None
    if read is None or not _in_bounds(read[0]):
        return not_understood(raw, "integer_not_understood", "The text is not a whole number.")
    if read[0] != read[0].to_integral_value():
        return not_understood(raw, "integer_has_fraction", "The number is not whole.")
    return Cell(raw, int(read[0]), note=joined_notes(marks_note(marks), read[1]))
