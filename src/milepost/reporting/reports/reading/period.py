"""A whole period as reports read it: its projects, its organisation and its provenance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from milepost.reporting.bridge.bodies import PeriodBody
from milepost.reporting.reports.reading.lines import Line, line_of, worst_first
from milepost.reporting.reports.reading.values import Purse

_MONEY = ("forecast_cost", "first_baseline_cost", "last_baseline_cost")


@dataclass(frozen=True)
class Reading:
    """The body of a period with its projects typed, the worst first."""

    found: PeriodBody

    @property
    def body(self) -> Mapping[str, Any]:
        """Return what was frozen or known."""
        return self.found.body

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return the projects, the worst first."""
        read = (line_of(each, live=each["project_id"] in self.found.live) for each in self.body["reports"])
        return tuple(sorted(read, key=worst_first))

    @property
    def period(self) -> Mapping[str, Any]:
        """Return the period with its cycle."""
        told: Mapping[str, Any] = self.body["period"]
        return told

    @property
    def as_of(self) -> datetime:
        """Return the moment at which this was known: the lock, or the moment of reading."""
        return datetime.fromisoformat(self.body["locked_at"])

    @property
    def data_date(self) -> date:
        """Return the last day of the period."""
        return date.fromisoformat(self.period["end_date"])

    @cached_property
    def purse(self) -> Purse:
        """Return how amounts are printed."""
        amounts = [line.amount(name) for line in self.lines for name in _MONEY]
        return Purse.for_amounts([each for each in amounts if each is not None])

    @cached_property
    def currencies(self) -> tuple[str, ...]:
        """Return the currencies that occur, the organisation's own first."""
        own = self.body["organisation"].get("currency", "")
        found = {line.currency for line in self.lines} or {own}
        return tuple(sorted(found, key=lambda each: (each != own, each)))

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """Return the codes of the periods before and of this one, the earliest first."""
        codes: dict[str, None] = {}
        for line in sorted(self.lines, key=lambda each: -len(each.before)):
            for each in line.before:
                codes.setdefault(each.period)
        return (*_in_order(self.lines, list(codes)), self.period["code"])


def _in_order(lines: tuple[Line, ...], codes: list[str]) -> list[str]:
    """Order the codes of earlier periods as the projects tell them: each project lists its own, the earliest first."""
    after: dict[str, set[str]] = {code: set() for code in codes}
    for line in lines:
        told = [each.period for each in line.before]
        for place, code in enumerate(told):
            after[code].update(told[:place])
    return sorted(codes, key=lambda code: (len(_all_before(code, after)), code))


def _all_before(code: str, after: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(after[code])
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            waiting.extend(after[each])
    return seen


def known_sum(amounts: list[Decimal | None]) -> Decimal:
    """Return the sum of the amounts that are known."""
    return sum((each for each in amounts if each is not None), Decimal(0))
