"""Cost and finish of a set of projects against their first and last baselines; currencies are never added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from milepost.reporting.reports.reading.lines import Line

FIRST, LAST = "first_baseline", "last_baseline"


@dataclass(frozen=True, slots=True)
class CostMovement:
    """The cost of those projects of one currency that state both a baseline and a forecast.

    Attributes
    ----------
    currency : ISO 4217.
    known : how many projects state both.
    due : how many projects there are in the currency.
    baseline : the sum of the baselines of the known ones.
    forecast : the sum of their forecasts.
    """

    currency: str
    known: int
    due: int
    baseline: Decimal
    forecast: Decimal

    @property
    def moved(self) -> Decimal:
        """Return by how much the forecast is above the baseline."""
        return self.forecast - self.baseline


def cost_movement(lines: Iterable[Line], currency: str, baseline: str) -> CostMovement:
    """Return the movement of cost in one currency against the first or the last baseline."""
    mine = [line for line in lines if line.currency == currency]
    pairs = [(line.amount(f"{baseline}_cost"), line.amount("forecast_cost")) for line in mine]
    known = [(promised, expected) for promised, expected in pairs if promised is not None and expected is not None]
    return CostMovement(
        currency,
        len(known),
        len(mine),
        sum((promised for promised, _ in known), Decimal(0)),
        sum((expected for _, expected in known), Decimal(0)),
    )


@dataclass(frozen=True, slots=True)
class FinishMovement:
    """How many projects finish later, on time or earlier than a baseline, and by how many days in the middle."""

    known: int
    due: int
    later: int
    on_time: int
    earlier: int
    median_days: int | None
    longest: Line | None
    longest_days: int


def finish_movement(lines: Sequence[Line], baseline: str) -> FinishMovement:
    """Return the movement of finishes against the first or the last baseline; days of projects are never added."""
    moved = [(found, line) for line in lines if (found := finish_days(line, baseline)) is not None]
    days: list[int] = [each for each, _ in moved]
    longest = max(moved, key=lambda each: (each[0], each[1].name), default=None)
    return FinishMovement(
        known=len(moved),
        due=len(lines),
        later=sum(each > 0 for each in days),
        on_time=sum(each == 0 for each in days),
        earlier=sum(each < 0 for each in days),
        median_days=round(median(days)) if days else None,
        longest=longest[1] if longest else None,
        longest_days=longest[0] if longest else 0,
    )


def finish_days(line: Line, baseline: str) -> int | None:
    """Return by how many days the expected finish is after a baseline's."""
    promised, expected = line.day(f"{baseline}_finish"), line.forecast_finish
    return (expected - promised).days if promised and expected else None
