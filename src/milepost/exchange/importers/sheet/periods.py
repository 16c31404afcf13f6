"""Turn what a sheet or a caller says of the period into a code with a first and a last day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from milepost.exchange.importers.sheet.headers import HeaderRule
from milepost.exchange.importers.sheet.values.dates import DateOptions, parse_date

PeriodKind = Literal["year", "month", "date"]
_YEAR = re.compile(r"(?:fy|year)?\s*((?:19|20|21)[0-9]{2})(?:\.0)?")


@dataclass(frozen=True, slots=True)
class YearEnd:
    """From report year `since` on, the period ends on `month`-`day` of the report year plus `offset`."""

    since: int
    month: int
    day: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """Where the period stands in a sheet, what kind it is, and how it is coded and named.

    `code` and `name` may hold `{year}`, `{month}` (two digits), `{month_name}` and `{date}`.
    """

    columns: HeaderRule
    kind: PeriodKind = "year"
    code: str = "{year}"
    name: str = "{year}"
    year_ends: tuple[YearEnd, ...] = (YearEnd(0, 12, 31),)


@dataclass(frozen=True, slots=True)
class PlannedPeriod:
    """A reporting period: its code within the cycle, its name, its first and its last day."""

    code: str
    name: str
    start: date
    end: date


def period_of(text: str, rule: PeriodRule, options: DateOptions) -> PlannedPeriod | None:
    """Return the period that a text names under the rule, or nothing when it names none."""
    if rule.kind == "year" and (found := _YEAR.fullmatch(text.strip().casefold())):
        return _year(int(found[1]), rule)
    day = parse_date(text, options).value
    if day is None:
        return None
    if rule.kind == "year":
        return _year(day.year, rule)
    if rule.kind == "date":
        return _named(rule, day, day, day)
    last = calendar.monthrange(day.year, day.month)[1]
    return _named(rule, day, day.replace(day=1), day.replace(day=last))


def _year(year: int, rule: PeriodRule) -> PlannedPeriod:
    end = _end(year, rule)
    return _named(rule, date(year, end.month, 1), _end(year - 1, rule) + timedelta(days=1), end)


def _end(year: int, rule: PeriodRule) -> date:
    found = rule.year_ends[0]
    for candidate in rule.year_ends:
        if candidate.since <= year:
            found = candidate
    last = calendar.monthrange(year + found.offset, found.month)[1]
    return date(year + found.offset, found.month, min(found.day, last))


def _named(rule: PeriodRule, shown: date, start: date, end: date) -> PlannedPeriod:
    words = {
        "{year}": f"{shown.year}",
        "{month}": f"{shown.month:02}",
        "{month_name}": calendar.month_name[shown.month],
        "{date}": shown.isoformat(),
    }
    code, name = rule.code, rule.name
    for mark, word in words.items():
        code, name = code.replace(mark, word), name.replace(mark, word)
    return PlannedPeriod(code, name, start, end)
