"""Recurring exceptions of MSPDI: whether a day is one of them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from milepost.exchange.importers.schedule.mspdi.document import Row

_SATURDAY = 5
_LAST = 4


def _number(row: Row, name: str, otherwise: int) -> int:
    text = row.text(name)
    return int(text) if text.isdigit() else otherwise


def _period(row: Row) -> int:
    return max(1, _number(row, "Period", 1))


def _daily(row: Row, day: date, first: date) -> bool:
    return (day - first).days % _period(row) == 0


def _weekly(row: Row, day: date, first: date) -> bool:
    """Read DaysOfWeek as bits, Sunday lowest; weeks are counted from the one of the first day."""
    sunday = first - timedelta(days=(first.weekday() + 1) % 7)
    bit = 1 << ((day.weekday() + 1) % 7)
    return bool(_number(row, "DaysOfWeek", 0) & bit) and (day - sunday).days // 7 % _period(row) == 0


def _months(day: date, first: date) -> int:
    return (day.year - first.year) * 12 + day.month - first.month


def _on_day_of_month(row: Row, day: date) -> bool:
    wanted = _number(row, "MonthDay", 1)
    return day.day == min(wanted, monthrange(day.year, day.month)[1])


def _matches_item(item: int, day: date) -> bool:
    """Say whether a day is one of the kind: 0 any, 1 weekday, 2 weekend, 3 Sunday … 9 Saturday."""
    if item < 3:
        return item == 0 or (day.weekday() < _SATURDAY) == (item == 1)
    return (day.weekday() + 1) % 7 == item - 3


def _on_position(row: Row, day: date) -> bool:
    item, position = _number(row, "MonthItem", 0), _number(row, "MonthPosition", 0)
    length = monthrange(day.year, day.month)[1]
    matching = [n for n in range(1, length + 1) if _matches_item(item, day.replace(day=n))]
    if not matching:
        return False
    return day.day == (matching[-1] if position == _LAST or position >= len(matching) else matching[position])


def _in_month(row: Row, day: date) -> bool:
    return day.month == _number(row, "Month", 0) + 1


_RULES: dict[int, Callable[[Row, date, date], bool]] = {
    1: _daily,
    2: lambda row, day, _: _in_month(row, day) and _on_day_of_month(row, day),
    3: lambda row, day, _: _in_month(row, day) and _on_position(row, day),
    4: lambda row, day, first: _months(day, first) % _period(row) == 0 and _on_day_of_month(row, day),
    5: lambda row, day, first: _months(day, first) % _period(row) == 0 and _on_position(row, day),
    6: _weekly,
}


def falls_on(row: Row, day: date, first: date) -> bool:
    """Say whether a day in the range of an exception is one of its days; without a rule every day is."""
    rule = _RULES.get(_number(row, "Type", 0))
    return True if rule is None else rule(row, day, first)
