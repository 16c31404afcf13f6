"""How values are written for a reader: money, shares, working time, dates, instants, measures.

Plain functions from a value to text, so that tags, sheets and tests say the same. Unknown never becomes a
number.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Protocol

from django.utils import formats, timezone
from django.utils.translation import gettext as _

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
MINUTES_PER_HOUR = 60
MINUTES_PER_DAY = 480
SCALES = ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"), (Decimal(10) ** 3, "k"))


class MoneyLike(Protocol):
    """An amount with its currency."""

    @property
    def amount(self) -> Decimal:
        """The exact amount."""

    @property
    def currency(self) -> str:
        """The ISO 4217 code."""


def number(value: Any, digits: int | None = None) -> str:
    """Write a number in the reader's locale, grouped, with a true minus sign."""
    exact = value if isinstance(value, int) else Decimal(str(value))
    text: str = formats.number_format(exact, decimal_pos=digits, force_grouping=True)
    return text.replace("-", MINUS, 1)


def rounded(value: Decimal, digits: int) -> Decimal:
    """Round half to even."""
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_EVEN)


def money(value: MoneyLike) -> str:
    """Write money exactly, its currency first; the cents only where there are some."""
    digits = 0 if value.amount == value.amount.to_integral_value() else None
    return f"{value.currency}{NO_BREAK_SPACE}{number(value.amount, digits)}"


def money_short(value: MoneyLike) -> str:
    """Write money in three figures and a scale, as in GBP 1.23 m."""
    for scale, word in SCALES:
        scaled = value.amount / scale
        if abs(scaled) >= 1:
            digits = max(0, 2 - (len(str(abs(int(scaled)))) - 1))
            text = number(rounded(scaled, digits), digits)
            return f"{value.currency}{NO_BREAK_SPACE}{text}{NO_BREAK_SPACE}{word}"
    return f"{value.currency}{NO_BREAK_SPACE}{number(rounded(value.amount, 0), 0)}"


def share(value: Any, digits: int = 0) -> str:
    """Write a ratio from 0 to 1 in per cent."""
    return f"{number(rounded(Decimal(str(value)) * 100, digits), digits)}{NO_BREAK_SPACE}%"


def hours(minutes: int) -> str:
    """Write working minutes in hours."""
    return f"{number((Decimal(minutes) / MINUTES_PER_HOUR).normalize() + 0)}{NO_BREAK_SPACE}h"


def days(minutes: int, minutes_per_day: int = MINUTES_PER_DAY) -> str:
    """Write working minutes in days and hours of a calendar's working day."""
    sign = MINUS if minutes < 0 else ""
    whole, rest = divmod(abs(minutes), minutes_per_day)
    parts = [f"{number(whole)}{NO_BREAK_SPACE}d"] if whole else []
    if rest or not whole:
        parts.append(hours(rest))
    return sign + NO_BREAK_SPACE.join(parts)


def day(value: date) -> str:
    """Write a date in the reader's locale; a date has no zone."""
    text: str = formats.date_format(value, "DATE_FORMAT")
    return text


def day_short(value: date) -> str:
    """Write a date as figures in the reader's locale."""
    text: str = formats.date_format(value, "SHORT_DATE_FORMAT")
    return text


def instant(value: datetime) -> str:
    """Write an instant in the reader's zone, which is the active one."""
    text: str = formats.date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    return text


def plain(value: Any) -> str:
    """Write what is already text, and numbers as numbers."""
    if isinstance(value, int | Decimal | float) and not isinstance(value, bool):
        return number(value)
    return str(value)


WRITERS: dict[str, Callable[[Any], str]] = {
    "plain": plain,
    "number": number,
    "money": money,
    "money_short": money_short,
    "share": share,
    "hours": hours,
    "days": days,
    "day": day,
    "day_short": day_short,
    "instant": instant,
}


class Written:
    """A measure as a reader sees it: its kind, its text and, when there is no value, the reason."""

    __slots__ = ("kind", "reason", "text")

    def __init__(self, kind: str, text: str, reason: str = "") -> None:
        self.kind = kind
        self.text = text
        self.reason = reason


def measure(result: Any, writer: str = "plain") -> Written:
    """Write a measure: its value by the named writer, or the word for its absence with the reason.

    The three kinds are told apart by what they carry, so that this floor needs no import of the engine.
    """
    if hasattr(result, "value"):
        return Written("known", WRITERS[writer](result.value))
    if type(result).__name__ == "NotApplicable":
        return Written("not-applicable", _("n/a"), result.reason)
    if hasattr(result, "reason"):
        return Written("unknown", _("unknown"), result.reason)
    if result is None:
        return Written("unknown", _("unknown"), _("Nothing was recorded."))
    return Written("known", WRITERS[writer](result))
