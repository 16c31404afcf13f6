"""From the facts of a project to measures: a value, unknown with who can cure it, or not applicable."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from milepost.finance.choices import BenefitKind
from milepost.kernel.measure import Known, NotApplicable, Result, Unknown, known_values
from milepost.planning.choices import MilestoneKind
from milepost.projects.choices import Origin
from milepost.reporting.queries.facts.shapes import (
    BaselineFacts,
    BenefitFacts,
    CostFacts,
    MilestoneFacts,
    ProjectFacts,
    RiskFacts,
    ScheduleFacts,
)
from milepost.reporting.rules.scores import Obligation, Outcome, compliance_score
from milepost.risks.choices import RiskResponse

SHARE = Decimal("0.000001")
NO_CONTINGENCY_LEFT = Decimal(99)
"""What an exposure is shown as when there is nothing left to cover it: a ratio to zero has no value."""

NEXT_RETURN = "the next return of the source"

Measure = Result[Decimal]
Flag = Result[bool]


def share(part: Decimal, whole: Decimal) -> Decimal:
    """Return `part` of `whole` to six places."""
    return (part / whole).quantize(SHARE)


def slip_share(facts: ScheduleFacts, baseline: BaselineFacts | None, pm: str) -> Measure:
    """Return the forecast slip as a share of the planned duration of `baseline`."""
    if baseline is None or (baseline.start_date is None and baseline.finish_date is None):
        return NotApplicable("No baseline with dates was approved yet.")
    if baseline.start_date is None or baseline.finish_date is None:
        return Unknown(f"Baseline {baseline.number} has no start or finish date.")
    if facts.expected_finish is None:
        return Unknown(f"No forecast finish is recorded; {_who(pm)} can add it.")
    planned = (baseline.finish_date - baseline.start_date).days
    if planned <= 0:
        return Unknown(f"Baseline {baseline.number} has no duration to compare with.")
    return Known(share(Decimal((facts.expected_finish - baseline.finish_date).days), Decimal(planned)))


def variance_share(cost: CostFacts, baseline: Decimal | None, pm: str) -> Measure:
    """Return the variance at completion as a share of the baseline cost: negative is overspend."""
    if baseline is None:
        return NotApplicable("No baseline cost was approved yet.")
    if cost.forecast_cost is None:
        return Unknown(f"No forecast cost is recorded; {_who(pm)} can add it.")
    if baseline <= 0:
        return Unknown("The baseline cost is not above zero.")
    return Known(share(baseline - cost.forecast_cost, baseline))


def spend_share(cost: CostFacts) -> Measure:
    """Return what was spent as a share of what the plan had spent by the data date."""
    if cost.planned_to_date is None:
        return NotApplicable("No baseline spend by month is recorded.")
    if cost.spent_to_date is None:
        return Unknown("No actual spend is recorded.")
    if cost.planned_to_date <= 0:
        return NotApplicable("Nothing was planned to be spent yet.")
    return Known(share(cost.spent_to_date, cost.planned_to_date))


def benefits_share(benefits: Iterable[BenefitFacts], currency: str) -> Measure:
    """Return the forecast of benefits as a share of their target: money in one sum, else the worst benefit."""
    rows = tuple(benefits)
    if not rows:
        return NotApplicable("No benefit is recorded.")
    for row in rows:
        if row.target_value is None or row.forecast_value is None:
            return Unknown(f"The benefit {row.name!r} has no target or no forecast; {_who(row.owner)} can add it.")
    money = [row for row in rows if row.kind != BenefitKind.NON_CASH]
    shares = [_benefit_share([row]) for row in rows if row.kind == BenefitKind.NON_CASH]
    shares += [_benefit_share(money)] if money else []
    known = known_values(shares)
    if not known:
        return Unknown(f"The targets of the benefits do not sum to more than zero {currency}.")
    return Known(min(known))


def _benefit_share(rows: Iterable[BenefitFacts]) -> Measure:
    target = forecast = Decimal(0)
    for row in rows:
        sign = -1 if row.kind == BenefitKind.DISBENEFIT else 1
        target += sign * (row.target_value or Decimal(0))
        forecast += sign * (row.forecast_value or Decimal(0))
    return Known(share(forecast, target)) if target > 0 else Unknown("The target is not above zero.")


def exposure(risks: Iterable[RiskFacts]) -> Decimal:
    """Return Σ probability times impact of the risks whose impact in money is stated."""
    return sum((row.exposure for row in risks if row.exposure is not None), Decimal(0)).quantize(Decimal("0.01"))


def exposure_ratio(risks: tuple[RiskFacts, ...], contingency: Decimal | None, pm: str) -> Measure:
    """Return the exposure to open risks as a ratio to the contingency."""
    if not risks:
        return NotApplicable("No open risk is recorded.")
    if all(row.exposure is None for row in risks):
        return Unknown(f"No open risk states its impact in money; {_who(risks[0].owner or pm)} can add it.")
    total = exposure(risks)
    if contingency is None:
        return Unknown(f"No contingency is recorded; {_who(pm)} can add it.")
    if contingency <= 0:
        return Known(NO_CONTINGENCY_LEFT if total > 0 else Decimal(0))
    return Known(min(share(total, contingency), NO_CONTINGENCY_LEFT))


def critical_without_response(risks: tuple[RiskFacts, ...]) -> Flag:
    """Say whether an open critical risk has no response."""
    if not risks:
        return NotApplicable("No open risk is recorded.")
    return Known(any(row.critical and row.response == RiskResponse.NONE for row in risks))


def internal_missed(milestones: Iterable[MilestoneFacts], data_date: date) -> Flag:
    """Say whether an internal milestone passed its baseline date without being reached."""
    own = [row for row in milestones if row.kind == MilestoneKind.INTERNAL and row.baseline_date]
    if not own:
        return NotApplicable("No internal milestone has a baseline date.")
    return Known(any(_passed(row, data_date) for row in own))


def committed_missed(milestones: Iterable[MilestoneFacts], data_date: date) -> Flag:
    """Say whether a gate or contract milestone is forecast after its baseline date, or passed it."""
    own = [row for row in milestones if row.kind != MilestoneKind.INTERNAL and row.baseline_date]
    if not own:
        return NotApplicable("No gate or contract milestone has a baseline date.")
    return Known(any(_passed(row, data_date) or _forecast_late(row) for row in own))


def _passed(row: MilestoneFacts, data_date: date) -> bool:
    return row.actual_date is None and row.baseline_date is not None and row.baseline_date < data_date


def _forecast_late(row: MilestoneFacts) -> bool:
    if row.actual_date is not None or row.forecast_date is None or row.baseline_date is None:
        return False
    return row.forecast_date > row.baseline_date


def compliance(facts: ProjectFacts) -> Measure:
    """Return the score of the project's own reporting duties."""
    return compliance_score(Obligation(Outcome(row.outcome)) for row in facts.obligations)


def method_compliance(facts: ProjectFacts) -> Measure:
    """Return the score of what the method made due: on time 1, late one half, breached 0, by weight."""
    if facts.method is None:
        return NotApplicable("No method binds this project.")
    told = [Obligation(Outcome(row.outcome), row.weight, row.critical) for row in facts.method.otherwise]
    told += [Obligation(Outcome.ON_TIME, facts.method.on_time_weight)] if facts.method.on_time_weight else []
    return compliance_score(told) if told else NotApplicable("No obligation of the method was due yet.")


def method_breached(facts: ProjectFacts) -> Flag:
    """Say whether a critical obligation of the method was breached and not met since."""
    if facts.method is None or not (facts.method.on_time or facts.method.otherwise):
        return NotApplicable("No obligation of the method was due yet.")
    return Known(any(row.critical and row.outcome == Outcome.BREACHED for row in facts.method.otherwise))


def overdue_actions(facts: ProjectFacts) -> int:
    """Count the next actions of open risks and issues that are past their date or have none."""
    dates = [row.next_action_date for row in facts.risks] + [row.next_action_date for row in facts.issues]
    return sum(day is None or day < facts.data_date for day in dates)


def all_measures(facts: ProjectFacts) -> dict[str, Measure | Flag]:
    """Return every measure of a project by its name; those that the rule set knows carry its code."""
    schedule, cost, pm = facts.schedule, facts.cost, _cure(facts)
    exposed = Known(exposure(facts.risks)) if facts.risks else NotApplicable("No open risk is recorded.")
    owed: dict[str, Measure | Flag] = {}
    if facts.method is not None:
        owed = {"method_compliance_score": method_compliance(facts), "critical_breach": method_breached(facts)}
    return {
        **owed,
        "forecast_slip_share": slip_share(schedule, schedule.last_baseline, pm),
        "first_baseline_slip_share": slip_share(schedule, schedule.first_baseline, pm),
        "internal_milestone_missed": internal_missed(schedule.milestones, facts.data_date),
        "committed_milestone_forecast_missed": committed_missed(schedule.milestones, facts.data_date),
        "vac_share": variance_share(cost, cost.last_baseline, pm),
        "first_baseline_vac_share": variance_share(cost, cost.first_baseline, pm),
        "spend_share": spend_share(cost),
        "benefits_forecast_share": benefits_share(facts.benefits, facts.identity.currency),
        "risk_exposure": exposed,
        "risk_exposure_ratio": exposure_ratio(facts.risks, cost.contingency, pm),
        "critical_risk_without_response": critical_without_response(facts.risks),
        "compliance_score": compliance(facts),
        "overdue_actions": Known(Decimal(overdue_actions(facts))),
        "open_decisions": Known(Decimal(len(facts.decisions))),
    }


def _cure(facts: ProjectFacts) -> str:
    """Return who can add what is missing: nobody here writes the reports of a project that was imported."""
    return facts.identity.pm or (NEXT_RETURN if facts.identity.origin == Origin.IMPORTED else "")


def _who(name: str) -> str:
    return name or "the project manager (the post is vacant)"
