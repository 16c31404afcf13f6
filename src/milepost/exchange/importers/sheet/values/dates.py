"""Read dates in the forms that real sheets use, and say what had to be decided on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from milepost.exchange.importers.sheet.values.amounts import RangeRule
from milepost.exchange.importers.sheet.values.calendar_words import (
    MONTHS,
    VAGUE,
    Span,
    day,
    full_year,
    is_month_or_year_pair,
    is_year_pair,
    span_of,
)
from milepost.exchange.importers.sheet.values.cell import (
    LONGEST_VALUE,
    Cell,
    CellProblem,
    joined_notes,
    marks_note,
    not_understood,
    without_marks,
)
from milepost.exchange.importers.sheet.values.unknowns import stated_unknown

DateOrder = Literal["dmy", "mdy", "auto"]
Edge = Literal["start", "end"]

_TIME = (
    r"(?:[ t]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"\s*(?:am|pm|a\.m\.|p\.m\.)?\s*(?:z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})" + _TIME)
_COMPACT = re.compile(r"((?:19|20|21)[0-9]{2})([01][0-9])([0-3][0-9])")
_NUMERIC = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4}|[0-9]{2})" + _TIME)
_WEEKDAY = re.compile(r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*[.,]?\s+(?=[0-9a-z])")
_DAY_MONTH = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|er)?[ -]*(?:of )?([a-zéû]+)[.,]?[ '\u2019,-]*([0-9]{4}|[0-9]{2})" + _TIME
)
_MONTH_DAY = re.compile(r"([a-zéû]+)[. -]*([0-9]{1,2})(?:st|nd|rd|th)?(?:,[ ']*|[ '-]+)([0-9]{4})" + _TIME)
_SERIAL = re.compile(r"([1-6][0-9]{4}|7[0-2][0-9]{3})(?:\.[0-9]+)?")
_SERIAL_ZERO = date(1899, 12, 30)
_RANGE = re.compile(r"\s+(?:to|until|and|-|\u2013|\u2014)\s+|\s*[\u2013\u2014]\s*|(?<=[0-9]{4})-(?=[0-9]{4}$)")


@dataclass(frozen=True, slots=True)
class DateOptions:
    """How a column writes dates.

    `edge` says which day of a month, quarter or year is meant where no day is given. Two-digit years below
    `two_digit_pivot` are of this century. `fiscal_start` is the month in which `2023-24` begins.
    """

    order: DateOrder = "auto"
    edge: Edge = "end"
    range: RangeRule = "problem"
    fiscal_start: int = 4
    two_digit_pivot: int = 70


def parse_date(raw: str, options: DateOptions) -> Cell[date]:
    """Read a date; a month, quarter or year becomes its first or last day with a note."""
    text, marks = without_marks(raw)
    if not text:
        return Cell(raw, note=marks_note(marks))
    if unknown := stated_unknown(raw):
        return Cell(raw, unknown=unknown)
    if len(text) > LONGEST_VALUE:
        return not_understood(raw, "date_not_understood", "The text is too long for a date.")
    words = _WEEKDAY.sub("", text.casefold().rstrip(" .,"))
    cell = _read(raw, words, options) or _range(raw, words, options)
    if cell is None:
        cell = _not_read(raw, words)
    return replace(cell, note=joined_notes(marks_note(marks), cell.note))


def _read(raw: str, words: str, options: DateOptions) -> Cell[date] | None:
    return _full_date(raw, words, options) or _named(raw, words, options) or _serial(raw, words)


def _full_date(raw: str, words: str, options: DateOptions) -> Cell[date] | None:
    if found := _ISO.fullmatch(words) or _COMPACT.fullmatch(words):
        return _day_cell(raw, int(found[1]), int(found[2]), int(found[3]))
    pivot = options.two_digit_pivot
    if (found := _DAY_MONTH.fullmatch(words)) and found[2] in MONTHS:
        return _day_cell(raw, full_year(found[3], pivot), MONTHS[found[2]], int(found[1]), found[3])
    if (found := _MONTH_DAY.fullmatch(words)) and found[1] in MONTHS:
        return _day_cell(raw, full_year(found[3], pivot), MONTHS[found[1]], int(found[2]), found[3])
    if found := _NUMERIC.fullmatch(words):
        return _numeric(raw, found, options)
    return None


def _day_cell(raw: str, year: int, month: int, number: int, written_year: str = "") -> Cell[date]:
    value = day(year, month, number)
    if value is None:
        return not_understood(raw, "date_impossible", "The calendar has no such day, or its year is out of range.")
    return Cell(raw, value, note=f"two-digit year read as {year}" if len(written_year) == 2 else None)


def _numeric(raw: str, found: re.Match[str], options: DateOptions) -> Cell[date]:
    first, second = int(found[1]), int(found[2])
    year = full_year(found[3], options.two_digit_pivot)
    if options.order == "auto" and first <= 12 and second <= 12 and first != second:
        return not_understood(
            raw, "date_ambiguous", "Day and month cannot be told apart, and the column gives no evidence."
        )
    orders = {"dmy": (second, first), "mdy": (first, second)}
    wanted = options.order if options.order != "auto" else "mdy" if second > 12 else "dmy"
    other = "mdy" if wanted == "dmy" else "dmy"
    cell = _day_cell(raw, year, *orders[wanted], found[3])
    if cell.value is not None:
        return cell
    swapped = _day_cell(raw, year, *orders[other], found[3])
    if swapped.value is None:
        return cell
    problem = CellProblem("date_order_differs", f"The date only makes sense as {other}; the column is {wanted}.")
    return replace(swapped, problem=problem)


def _named(raw: str, words: str, options: DateOptions) -> Cell[date] | None:
    if is_month_or_year_pair(words):
        return not_understood(raw, "date_ambiguous", "This may be a month or a financial year.")
    span = span_of(words, options.fiscal_start, options.two_digit_pivot)
    if span is None:
        return None
    return Cell(
        raw, _edge(span, options), note=f"{span.what}: its {'first' if options.edge == 'start' else 'last'} day"
    )


def _edge(span: Span, options: DateOptions) -> date:
    return span.first if options.edge == "start" else span.last


def _serial(raw: str, words: str) -> Cell[date] | None:
    found = _SERIAL.fullmatch(words)
    if not found:
        return None
    return Cell(raw, _SERIAL_ZERO + timedelta(days=int(found[1])), note="spreadsheet day number")


def _range(raw: str, words: str, options: DateOptions) -> Cell[date] | None:
    parts = _RANGE.split(words.removeprefix("between ").removeprefix("from "))
    if len(parts) != 2 or is_year_pair(words):
        return None
    lower = _read(raw, parts[0].strip(), replace(options, edge="start"))
    upper = _read(raw, parts[1].strip(), replace(options, edge="end"))
    if not (lower and upper and lower.value and upper.value):
        return None
    if lower.value > upper.value:
        return not_understood(raw, "range_reversed", "The range ends before it begins.")
    if options.range == "problem":
        return not_understood(raw, "range", f"The cell gives a range, {lower.value} to {upper.value}.")
    value = lower.value if options.range == "lower" else upper.value
    return Cell(raw, value, note=f"{options.range} end of the range {lower.value} to {upper.value}")


def _not_read(raw: str, words: str) -> Cell[date]:
    if VAGUE.match(words):
        return not_understood(raw, "date_vague", "The text names a time too vaguely for a date.")
    return not_understood(raw, "date_not_understood", "The text is not a date.")


def order_vote(text: str) -> DateOrder | None:
    """Return the order that the date in a text can only have, or nothing when it tells none."""
    if len(text) > LONGEST_VALUE or not (found := _NUMERIC.fullmatch(without_marks(text)[0].casefold())):
        return None
    first, second = int(found[1]), int(found[2])
    if first > 12 >= second:
        return "dmy"
    return "mdy" if second > 12 >= first else None
