"""What the portfolio board says, as frozen dataclasses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from milepost.kernel.measure import Coverage


@dataclass(frozen=True, slots=True)
class PeriodPoint:
    """What one project showed in one period."""

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


class Forecast(Protocol):
    """Anything that states forecasts beside its first and its last baseline: a report, or a light row of one."""

    @property
    def forecast_finish(self) -> date | None: ...  # noqa: D102 - the name says it
    @property
    def forecast_cost(self) -> Decimal | None: ...  # noqa: D102
    @property
    def first_baseline_start(self) -> date | None: ...  # noqa: D102
    @property
    def first_baseline_finish(self) -> date | None: ...  # noqa: D102
    @property
    def first_baseline_cost(self) -> Decimal | None: ...  # noqa: D102
    @property
    def last_baseline_start(self) -> date | None: ...  # noqa: D102
    @property
    def last_baseline_finish(self) -> date | None: ...  # noqa: D102
    @property
    def last_baseline_cost(self) -> Decimal | None: ...  # noqa: D102


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
    finish_first: Movement
    finish_last: Movement
    cost_first: Movement
    cost_last: Movement
    trend: tuple[PeriodPoint | None, ...]
    turned_worse: bool
    turned_better: bool
    asks: int

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
