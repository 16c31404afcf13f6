"""What the portfolio board says, as frozen dataclasses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from milepost.kernel.measure import Coverage


class PeriodPoint(NamedTuple):
    """What one project showed in one period; a tuple, because a board makes them by the ten thousand."""

    period_id: int
    report_id: int
    computed: str
    counted: str
    declared: str
    divergence: int | None
    confidence: str
    state: str
    breach: str
    origin: str


@dataclass(frozen=True, slots=True)
class Movement:
    """How far a forecast stands from a baseline: in days or money, and as a share of what was planned."""

    amount: Decimal | None
    share: Decimal | None


def _days(forecast: date | None, start: date | None, finish: date | None) -> Movement:
    if forecast is None or finish is None:
        return Movement(None, None)
    moved = (forecast - finish).days
    planned = (finish - start).days if start else 0
    return Movement(Decimal(moved), _share(Decimal(moved), Decimal(planned)))


def _money(forecast: Decimal | None, baseline: Decimal | None) -> Movement:
    if forecast is None or baseline is None:
        return Movement(None, None)
    return Movement(forecast - baseline, _share(forecast - baseline, baseline))


def _share(part: Decimal, whole: Decimal) -> Decimal | None:
    return (part / whole).quantize(Decimal("0.0001")) if whole > 0 else None


@dataclass(frozen=True, slots=True)
class BoardRisk:
    """An open risk of the portfolio with its exposure, probability times impact."""

    project_id: int
    risk_id: int
    title: str
    critical: bool
    probability_share: Decimal
    exposure: Decimal | None
    currency: str
    next_action: str
    next_action_date: date | None


@dataclass(frozen=True, slots=True)
class BoardAsk:
    """A decision that a project asks of management."""

    project_id: int
    decision_id: int
    question: str
    needed_by: date | None
    asked_on: date


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One project on the board: who it is, what it reports for the period, and how it moved."""

    project_id: int
    code: str
    name: str
    project_class: str
    stage: str
    standing: str
    origin: str
    unit_id: int
    unit: str
    portfolio_id: int
    portfolio: str
    programme_id: int | None
    programme: str
    pm_id: int | None
    pm: str
    report_id: int | None
    state: str
    computed: str
    counted: str
    computed_why: str
    computed_by: Mapping[str, str]
    declared: str
    declared_by: Mapping[str, str]
    divergence: int | None
    confidence: str
    pmo_colour: str
    breach: str
    due_on: date | None
    submitted_on: date | None
    days_late: int
    currency: str
    forecast_finish: date | None
    forecast_cost: Decimal | None
    spend_to_date: Decimal | None
    first_baseline_start: date | None
    first_baseline_finish: date | None
    last_baseline_start: date | None
    last_baseline_finish: date | None
    first_baseline_cost: Decimal | None
    last_baseline_cost: Decimal | None
    trend: tuple[PeriodPoint | None, ...]
    turned_worse: bool
    turned_better: bool
    asks: int

    @property
    def finish_first(self) -> Movement:
        """Return how far the forecast finish stands from the first baseline, in days and of its duration."""
        return _days(self.forecast_finish, self.first_baseline_start, self.first_baseline_finish)

    @property
    def finish_last(self) -> Movement:
        """Return how far the forecast finish stands from the last baseline, in days and of its duration."""
        return _days(self.forecast_finish, self.last_baseline_start, self.last_baseline_finish)

    @property
    def cost_first(self) -> Movement:
        """Return how far the forecast cost stands from the first baseline, in money and as a share."""
        return _money(self.forecast_cost, self.first_baseline_cost)

    @property
    def cost_last(self) -> Movement:
        """Return how far the forecast cost stands from the last baseline, in money and as a share."""
        return _money(self.forecast_cost, self.last_baseline_cost)

    @property
    def watermelon(self) -> bool:
        """Say whether the project is declared better than computed."""
        return self.divergence is not None and self.divergence > 0

    @property
    def late_or_grey(self) -> bool:
        """Say whether its report is late or missing, or its colour rests on missing facts."""
        return bool(self.days_late or self.breach or self.computed == "grey")


@dataclass(frozen=True, slots=True)
class BoardPeriod:
    """A period in the heading of the board."""

    id: int
    code: str
    name: str
    start_date: date
    end_date: date
    locked: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The portfolio in one period, as known at `as_of`; `reason` says why it is empty where it is."""

    period: BoardPeriod | None
    periods: tuple[BoardPeriod, ...]
    rows: tuple[BoardRow, ...]
    risks: tuple[BoardRisk, ...]
    asks: tuple[BoardAsk, ...]
    as_of: datetime
    reason: str = ""

    @property
    def computed_counts(self) -> Counter[str]:
        """Count the projects by computed colour; nothing is averaged."""
        return Counter(row.computed or "not_reported" for row in self.rows)

    @property
    def declared_counts(self) -> Counter[str]:
        """Count the projects by declared colour."""
        return Counter(row.declared or "not_declared" for row in self.rows)

    @property
    def coverage(self) -> Coverage:
        """Return how many of the projects have a colour that was computed from known facts."""
        return Coverage(sum(row.computed in ("green", "amber", "red") for row in self.rows), len(self.rows))
