"""The facts of one project at one moment, as frozen dataclasses: what a report freezes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class IdentityFacts:
    """What the project is, and who answers for it."""

    code: str
    name: str
    project_class: str
    stage: str
    standing: str
    category: str
    origin: str
    currency: str
    unit: str
    unit_code: str
    portfolio: str
    portfolio_code: str
    programme: str
    programme_code: str
    pm: str
    deputy: str
    sponsor: str
    oversight_officer: str
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BaselineFacts:
    """A promise: its number, dates and cost."""

    number: int
    start_date: date | None
    finish_date: date | None
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class MilestoneFacts:
    """A milestone with its three dates."""

    name: str
    kind: str
    baseline_date: date | None
    forecast_date: date | None
    actual_date: date | None


@dataclass(frozen=True, slots=True)
class ScheduleFacts:
    """Dates promised, expected and reached."""

    first_baseline: BaselineFacts | None
    last_baseline: BaselineFacts | None
    forecast_start: date | None
    forecast_finish: date | None
    actual_start: date | None
    actual_finish: date | None
    complete_share: Decimal | None
    updated_on: date | None
    milestones: tuple[MilestoneFacts, ...]

    @property
    def expected_finish(self) -> date | None:
        """Return the actual finish, else the forecast."""
        return self.actual_finish or self.forecast_finish


@dataclass(frozen=True, slots=True)
class CostFacts:
    """Cost promised, expected and spent; `planned_to_date` and `spent_to_date` up to the data date."""

    first_baseline: Decimal | None
    last_baseline: Decimal | None
    forecast_cost: Decimal | None
    actual_cost: Decimal | None
    contingency: Decimal | None
    updated_on: date | None
    planned_to_date: Decimal | None
    spent_to_date: Decimal | None
    last_actual_month: date | None


@dataclass(frozen=True, slots=True)
class BenefitFacts:
    """A benefit with its target and what is expected now."""

    name: str
    kind: str
    unit: str
    owner: str
    target_value: Decimal | None
    forecast_value: Decimal | None
    realised_value: Decimal | None
    due_date: date | None


@dataclass(frozen=True, slots=True)
class RiskFacts:
    """An open risk."""

    title: str
    owner: str
    probability_share: Decimal
    impact_cost: Decimal | None
    impact_days: int | None
    critical: bool
    response: str
    next_action: str
    next_action_date: date | None
    reviewed_on: date

    @property
    def exposure(self) -> Decimal | None:
        """Return probability times impact in money, None where the impact in money is not stated."""
        return None if self.impact_cost is None else self.probability_share * self.impact_cost


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """An open issue."""

    title: str
    owner: str
    severity: str
    next_action: str
    next_action_date: date | None


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A decision that is asked of management."""

    question: str
    asked_of: str
    needed_by: date | None
    asked_on: date


@dataclass(frozen=True, slots=True)
class ObligationFacts:
    """A report that was due: by when, when it came, and how the duty stands."""

    period: str
    due_on: date | None
    submitted_on: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """An obligation of the method that was not met on time: which, by when, how it stands, and how much it counts."""

    key: str
    name: str
    due_on: date | None
    performed_on: date | None
    outcome: str
    weight: int
    critical: bool


@dataclass(frozen=True, slots=True)
class MethodFacts:
    """What the method made due: the weight of what was met on time, each thing that was not, and what was waived."""

    on_time_weight: int
    on_time: int
    waived: int
    otherwise: tuple[DutyFacts, ...]


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """Everything that a report of one project rests on; `method` only where the rule set asks for it."""

    project_id: int
    data_date: date
    identity: IdentityFacts
    schedule: ScheduleFacts
    cost: CostFacts
    benefits: tuple[BenefitFacts, ...]
    risks: tuple[RiskFacts, ...]
    issues: tuple[IssueFacts, ...]
    decisions: tuple[DecisionFacts, ...]
    obligations: tuple[ObligationFacts, ...]
    method: MethodFacts | None = None


@dataclass(frozen=True, slots=True)
class RememberedColours:
    """What earlier periods showed for each dimension, oldest first: raw and shown colour, and whether critical."""

    by_dimension: dict[str, tuple[tuple[str, str, bool], ...]]
