"""The words and shapes of dates that name a stretch of time: months, quarters, financial years, seasons."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTH_NAMES = {
    1: "january jan janvier janv",
    2: "february feb fevrier février fevr févr",
    3: "march mar mars",
    4: "april apr avril avr",
    5: "may mai",
    6: "june jun juin",
    7: "july jul juillet juil",
    8: "august aug aout août",
    9: "september sept sep septembre",
    10: "october oct octobre",
    11: "november nov novembre",
    12: "december dec decembre décembre déc",
}
MONTHS = {name: number for number, names in _MONTH_NAMES.items() for name in names.split()}
FIRST_YEAR, LAST_YEAR = 1900, 2200

_YEAR = r"(?P<year>[0-9]{4})"
_QUARTER = re.compile(
    r"(?:q(?:uarter )?(?P<a>[1-4])|(?P<b>[1-4])q|(?P<c>[1-4])(?:st|nd|rd|th) quarter)"
    r"[ ,/-]*(?:of )?(?P<rest>[a-z0-9 /-]+)"
    r"|(?P<first>[a-z0-9 /-]*?[0-9])[ ,/-]*q(?P<d>[1-4])"
)
_FISCAL_WORD = re.compile(r"^(?:fy|f\.y\.|financial year|fiscal year|fiscal|exercice)[ :-]*")
_PAIR = re.compile(r"(?P<first>[0-9]{4})\s*[-/\u2013]\s*(?P<second>[0-9]{4}|[0-9]{2})")
_LONE_YEAR = re.compile(_YEAR)
_MONTH_YEAR = re.compile(r"(?P<month>[a-zéû]+)[.,]?[ '\u2019/-]*(?P<year>[0-9]{4}|[0-9]{2})")
_YEAR_MONTH = re.compile(_YEAR + r"(?:[-/.](?P<number>[0-9]{1,2})|[ -]+(?P<month>[a-zéû]+)\.?)")
VAGUE = re.compile(
    r"^(?:spring|summer|autumn|fall|winter|early|mid|late|end(?: of)?|beginning(?: of)?)\b"
    r"|^(?:circa|c\.?|around|about|h[12])\b"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days that a cell names, and what it is."""

    first: date
    last: date
    what: str


def full_year(digits: str, pivot: int) -> int:
    """Return the year of two or four digits; two digits below the pivot are of this century."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < pivot else 1900)


def month_span(year: int, month: int, what: str, months: int = 1) -> Span | None:
    """Return whole months as a span, within the years that are read."""
    index = year * 12 + month - 1 + months
    after_year, after_month = divmod(index, 12)
    if not (year >= FIRST_YEAR and after_year <= LAST_YEAR) or not 1 <= month <= 12:
        return None
    return Span(date(year, month, 1), date(after_year, after_month + 1, 1) - timedelta(days=1), what)


def span_of(text: str, fiscal_start: int, pivot: int) -> Span | None:
    """Return the stretch of time that the text names, or nothing."""
    return (
        _quarter(text, fiscal_start, pivot)
        or _month_and_year(text, pivot)
        or _fiscal_year(text, fiscal_start, pivot)
        or _year(text)
    )


def _month_and_year(text: str, pivot: int) -> Span | None:
    if (found := _MONTH_YEAR.fullmatch(text)) and found["month"] in MONTHS:
        return month_span(full_year(found["year"], pivot), MONTHS[found["month"]], "a month")
    if not (found := _YEAR_MONTH.fullmatch(text)):
        return None
    number = int(found["number"]) if found["number"] else MONTHS.get(found["month"] or "", 0)
    return month_span(int(found["year"]), number, "a month") if not is_year_pair(text) else None


def is_year_pair(text: str) -> bool:
    """Tell whether the text is two years in a row, as `2023-24` is and `2019-2021` is not."""
    found = _PAIR.fullmatch(text)
    return found is not None and _second_year(found) == int(found["first"]) + 1


def is_month_or_year_pair(text: str) -> bool:
    """Tell whether the text may be a month as well as two years, as `2011-12` may."""
    return is_year_pair(text) and _YEAR_MONTH.fullmatch(text) is not None and 1 <= int(text[-2:]) <= 12


def _second_year(found: re.Match[str]) -> int:
    first, second = int(found["first"]), found["second"]
    if len(second) == 4:
        return int(second)
    century = first - first % 100
    return century + int(second) + (100 if int(second) < first % 100 else 0)


def _fiscal_year(text: str, fiscal_start: int, pivot: int) -> Span | None:
    bare = _FISCAL_WORD.sub("", text)
    if is_year_pair(bare):
        return month_span(int(bare[:4]), fiscal_start, "a financial year", 12)
    if bare == text:
        return None
    if short := re.fullmatch(r"([0-9]{2})[-/]([0-9]{2})", bare):
        first = full_year(short[1], pivot)
        follows = (int(short[1]) + 1) % 100 == int(short[2])
        return month_span(first, fiscal_start, "a financial year", 12) if follows else None
    if not re.fullmatch(r"[0-9]{4}|[0-9]{2}", bare):
        return None
    ends = full_year(bare, pivot)
    return month_span(ends - (fiscal_start > 1), fiscal_start, "a financial year, named by its end", 12)


def _quarter(text: str, fiscal_start: int, pivot: int) -> Span | None:
    found = _QUARTER.fullmatch(text)
    if not found:
        return None
    number = int(found["a"] or found["b"] or found["c"] or found["d"])
    rest = (found["rest"] or found["first"]).strip()
    if re.fullmatch(r"[0-9]{4}", rest):
        return month_span(int(rest), 3 * number - 2, "a calendar quarter", 3)
    year = _fiscal_year(rest, fiscal_start, pivot)
    if year is None:
        return None
    start = year.first.year * 12 + year.first.month - 1 + 3 * (number - 1)
    return month_span(start // 12, start % 12 + 1, "a quarter of a financial year", 3)


def _year(text: str) -> Span | None:
    return month_span(int(text), 1, "a year", 12) if _LONE_YEAR.fullmatch(text) else None


def day(year: int, month: int, number: int) -> date | None:
    """Return the day if the calendar has it and the year is one that is read."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    return date(year, month, number) if 1 <= number <= calendar.monthrange(year, month)[1] else None
