"""From rows to facts, one part of a project at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from milepost.changes.models import Decision, Issue
from milepost.finance.choices import BenefitKind, CostKind
from milepost.finance.models import Benefit, CostLine, CostOutlook
from milepost.people.models import Person, Unit
from milepost.planning.models import Baseline, Milestone, Outlook
from milepost.portfolios.models import Portfolio, Programme, StrategicObjective
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import ObjectiveLink, Project
from milepost.reporting.models import StatusReport
from milepost.reporting.queries.facts import shapes
from milepost.reporting.queries.source import Source
from milepost.risks.models import Risk


def identity(
    project: Project, holders: dict[str, str], links: Iterable[ObjectiveLink], source: Source
) -> shapes.IdentityFacts:
    """Return what a project is and who answers for it."""
    unit = source.one(Unit, project.unit_id)
    portfolio = source.one(Portfolio, project.portfolio_id)
    programme = source.one(Programme, project.programme_id)
    objectives = (source.one(StrategicObjective, link.objective_id) for link in links)
    return shapes.IdentityFacts(
        code=project.code,
        name=project.name,
        project_class=project.project_class,
        stage=project.stage,
        standing=project.standing,
        category=project.category,
        origin=project.origin,
        currency=project.currency,
        unit=unit.name if unit else "",
        unit_code=unit.code if unit else "",
        portfolio=portfolio.name if portfolio else "",
        portfolio_code=portfolio.code if portfolio else "",
        programme=programme.name if programme else "",
        programme_code=programme.code if programme else "",
        pm=holders[RoleOnProject.PM],
        deputy=holders[RoleOnProject.DEPUTY],
        sponsor=holders[RoleOnProject.SPONSOR],
        oversight_officer=holders[RoleOnProject.OVERSIGHT],
        objectives=tuple(sorted(each.code for each in objectives if each)),
    )


def schedule(
    baselines: Sequence[Baseline], outlooks: Sequence[Outlook], milestones: Iterable[Milestone]
) -> shapes.ScheduleFacts:
    """Return the dates of a project: first and last baseline, outlook, milestones."""
    promised = sorted(baselines, key=lambda each: each.number)
    outlook = outlooks[0] if outlooks else None
    return shapes.ScheduleFacts(
        first_baseline=_baseline(promised[0]) if promised else None,
        last_baseline=_baseline(promised[-1]) if promised else None,
        forecast_start=outlook.forecast_start if outlook else None,
        forecast_finish=outlook.forecast_finish if outlook else None,
        actual_start=outlook.actual_start if outlook else None,
        actual_finish=outlook.actual_finish if outlook else None,
        complete_share=outlook.complete_share if outlook else None,
        updated_on=outlook.updated_on if outlook else None,
        milestones=tuple(
            shapes.MilestoneFacts(each.name, each.kind, each.baseline_date, each.forecast_date, each.actual_date)
            for each in sorted(milestones, key=lambda each: (each.baseline_date or date.max, each.pk))
        ),
    )


def cost(
    baselines: Sequence[Baseline], outlooks: Sequence[CostOutlook], lines: Sequence[CostLine], data_date: date
) -> shapes.CostFacts:
    """Return the money of a project; months count from their first day."""
    promised = sorted(baselines, key=lambda each: each.number)
    outlook = outlooks[0] if outlooks else None
    actual = _to_date(lines, CostKind.ACTUAL, data_date)
    return shapes.CostFacts(
        first_baseline=promised[0].cost if promised else None,
        last_baseline=promised[-1].cost if promised else None,
        forecast_cost=outlook.forecast_cost if outlook else None,
        actual_cost=outlook.actual_cost if outlook else None,
        contingency=outlook.contingency if outlook else None,
        updated_on=outlook.updated_on if outlook else None,
        planned_to_date=_to_date(lines, CostKind.BASELINE, data_date),
        spent_to_date=actual if actual is not None else (outlook.actual_cost if outlook else None),
        last_actual_month=max((each.month for each in lines if each.kind == CostKind.ACTUAL), default=None),
    )


def filed_schedule(report: StatusReport, filed_on: date) -> shapes.ScheduleFacts:
    """Return the dates that an imported report states."""
    return shapes.ScheduleFacts(
        first_baseline=_filed_baseline(
            0, report.first_baseline_start, report.first_baseline_finish, report.first_baseline_cost
        ),
        last_baseline=_filed_baseline(
            1, report.last_baseline_start, report.last_baseline_finish, report.last_baseline_cost
        ),
        forecast_start=None,
        forecast_finish=report.forecast_finish,
        actual_start=None,
        actual_finish=None,
        complete_share=None,
        updated_on=filed_on,
        milestones=(),
    )


def filed_cost(report: StatusReport, filed_on: date) -> shapes.CostFacts:
    """Return the money that an imported report states."""
    return shapes.CostFacts(
        first_baseline=report.first_baseline_cost,
        last_baseline=report.last_baseline_cost,
        forecast_cost=report.forecast_cost,
        actual_cost=report.spend_to_date,
        contingency=None,
        updated_on=filed_on,
        planned_to_date=None,
        spent_to_date=report.spend_to_date,
        last_actual_month=None,
    )


def filed_benefits(report: StatusReport) -> tuple[shapes.BenefitFacts, ...]:
    """Return the benefits that an imported report states, as one sum; without a target there is nothing to judge."""
    if report.benefits_target is None:
        return ()
    return (
        shapes.BenefitFacts(
            name="Benefits as reported",
            kind=BenefitKind.CASH.value,
            unit=report.currency,
            owner="",
            target_value=report.benefits_target,
            forecast_value=report.benefits_forecast,
            realised_value=None,
            due_date=None,
        ),
    )


def benefit(row: Benefit, source: Source) -> shapes.BenefitFacts:
    """Return a benefit with the name of its owner."""
    return shapes.BenefitFacts(
        name=row.name,
        kind=row.kind,
        unit=row.unit,
        owner=_name(source, row.owner_id),
        target_value=row.target_value,
        forecast_value=row.forecast_value,
        realised_value=row.realised_value,
        due_date=row.due_date,
    )


def risk(row: Risk, source: Source) -> shapes.RiskFacts:
    """Return a risk with the name of its owner."""
    return shapes.RiskFacts(
        title=row.title,
        owner=_name(source, row.owner_id),
        probability_share=row.probability_share,
        impact_cost=row.impact_cost,
        impact_days=row.impact_days,
        critical=row.critical,
        response=row.response,
        next_action=row.next_action,
        next_action_date=row.next_action_date,
        reviewed_on=row.reviewed_on,
    )


def issue(row: Issue, source: Source) -> shapes.IssueFacts:
    """Return an issue with the name of its owner."""
    return shapes.IssueFacts(
        row.title, _name(source, row.owner_id), row.severity, row.next_action, row.next_action_date
    )


def decision(row: Decision, source: Source) -> shapes.DecisionFacts:
    """Return a decision with the name of whom it is asked of."""
    return shapes.DecisionFacts(row.question, _name(source, row.asked_of_id), row.needed_by, row.asked_on)


def _baseline(row: Baseline) -> shapes.BaselineFacts:
    return shapes.BaselineFacts(row.number, row.start_date, row.finish_date, row.cost)


def _filed_baseline(
    number: int, start: date | None, finish: date | None, amount: Decimal | None
) -> shapes.BaselineFacts | None:
    """Return a baseline that a return states; a start alone promises nothing."""
    if finish is None and amount is None:
        return None
    return shapes.BaselineFacts(number, start if finish else None, finish, amount)


def _to_date(lines: Iterable[CostLine], kind: CostKind, data_date: date) -> Decimal | None:
    amounts = [each.amount for each in lines if each.kind == kind and each.month <= data_date]
    return sum(amounts, Decimal(0)) if amounts else None


def _name(source: Source, person_id: int | None) -> str:
    person = source.one(Person, person_id)
    return person.name if person else ""
