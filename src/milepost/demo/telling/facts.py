"""The facts of a month: what the project manager brings up to date in the last days before the data date."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from milepost.changes import actions as changes
from milepost.changes.models import Issue
from milepost.demo.shapes import Beat
from milepost.demo.telling.money import STEP, allocate, rounded
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.strand import Strand
from milepost.finance import actions as finance
from milepost.finance.choices import CostKind
from milepost.kernel.money import Money
from milepost.kernel.policy import Actor
from milepost.planning import actions as planning
from milepost.planning.models import Milestone
from milepost.projects.choices import RoleOnProject, Standing
from milepost.risks import actions as risks
from milepost.risks.models import Risk

WORTH_TELLING = timedelta(days=6)
FURTHEST = 60
"""No project is expected to finish more months ahead than this."""
ALMOST_CERTAIN = Decimal("0.95")


def bring_up_to_date(narrator: Narrator, strand: Strand, month: int) -> None:
    """Tell what is expected and what happened, as the beat of the month has it."""
    beat = strand.beat(month)
    if not beat.kept_up or strand.finished_on is not None or strand.project.standing == Standing.ENDED:
        return
    author = leader(narrator, strand, beat)
    if strand.has_baseline:
        _schedule(narrator, strand, month, author)
        _milestones(narrator, strand, month, author)
        _cost(narrator, strand, month, author)
        _benefit(narrator, strand, beat, author)
    for risk in strand.risks:
        _risk(narrator, strand, risk, month)
    for issue in strand.issues:
        _issue(narrator, strand, issue, month)


def look_again(narrator: Narrator, strand: Strand, month: int) -> None:
    """Confirm in the middle of a month what was expected at the end of the last one."""
    author = leader(narrator, strand, strand.beat(month))
    narrator.do(
        author,
        planning.update_outlook,
        strand.project,
        forecast_start=strand.start,
        forecast_finish=strand.forecast_finish or strand.finish,
        actual_start=strand.start if strand.start <= narrator.now.date() else None,
        complete_share=strand.progress(narrator.now.date(), strand.forecast_finish or strand.finish),
    )
    narrator.do(
        author,
        finance.update_cost_outlook,
        strand.project,
        forecast_cost=strand.forecast_cost or strand.cost,
        actual_cost=strand.spent_in_all,
        contingency=strand.contingency,
    )
    for risk in strand.risks:
        _risk(narrator, strand, risk, month)


def leader(narrator: Narrator, strand: Strand, beat: Beat) -> Actor:
    """Return who leads the project this month: its manager, or the deputy."""
    if beat.by_deputy:
        return narrator.actor(strand.plot.deputy, RoleOnProject.DEPUTY.value)
    return narrator.actor(strand.plot.pm, RoleOnProject.PM.value)


def _schedule(narrator: Narrator, strand: Strand, month: int, author: Actor) -> None:
    beat, data_date = strand.beat(month), narrator.months.end(month)
    today = narrator.now.date()
    forecast = strand.finish + timedelta(days=beat.slip_days)
    done = forecast <= today
    strand.forecast_finish = forecast
    if done:
        strand.finished_on = forecast
    share = beat.complete if beat.complete is not None else strand.progress(data_date, forecast)
    narrator.do(
        author,
        planning.update_outlook,
        strand.project,
        forecast_start=strand.start,
        forecast_finish=forecast,
        actual_start=strand.start if strand.start <= today else None,
        actual_finish=forecast if done else None,
        complete_share=Decimal(1) if done else share,
    )


def _milestones(narrator: Narrator, strand: Strand, month: int, author: Actor) -> None:
    slip, today = strand.beat(month).slip_days, narrator.now.date()
    count = len(strand.milestones)
    for number, milestone in enumerate(strand.milestones, start=1):
        if milestone.actual_date is not None or milestone.baseline_date is None:
            continue
        forecast = milestone.baseline_date + timedelta(days=slip * number // count)
        reached = forecast if forecast <= today else None
        told = milestone.forecast_date or milestone.baseline_date
        if reached or abs(forecast - told) >= WORTH_TELLING:
            _tell_milestone(narrator, milestone, author, forecast, reached)


def _tell_milestone(
    narrator: Narrator, milestone: Milestone, author: Actor, forecast: date, reached: date | None
) -> None:
    narrator.do(
        author,
        planning.change_milestone,
        milestone,
        name=milestone.name,
        kind=milestone.kind,
        baseline_date=milestone.baseline_date,
        forecast_date=forecast,
        actual_date=reached,
    )


def _cost(narrator: Narrator, strand: Strand, month: int, author: Actor) -> None:
    beat = strand.beat(month)
    forecast = rounded(strand.cost * beat.cost_share)
    spent = _spend(narrator, strand, month, forecast)
    strand.forecast_cost = forecast
    lines: list[finance.CostInput] = []
    if month >= strand.plot.begins:
        strand.spent[month] = spent
        lines.append(finance.CostInput(narrator.months.label(month), CostKind.ACTUAL.value, spent))
    if month == 0:
        lines += _still_to_come(narrator, strand, forecast)
    if lines:
        narrator.do(author, finance.record_costs, strand.project, lines=lines)
    narrator.do(
        author,
        finance.update_cost_outlook,
        strand.project,
        forecast_cost=forecast,
        actual_cost=strand.spent_in_all,
        contingency=strand.contingency,
    )


def _still_to_come(narrator: Narrator, strand: Strand, forecast: Decimal) -> list[finance.CostInput]:
    """Return what is still expected by month after the present one; with what was spent it is the whole forecast."""
    left, last = forecast - strand.spent_in_all, strand.forecast_finish
    if not left or last is None:
        return []
    count = next(month for month in range(1, FURTHEST) if narrator.months.end(month) >= last)
    parts = allocate(Money(left, strand.project.currency), [Decimal(count - index) for index in range(count)], places=0)
    return [
        finance.CostInput(narrator.months.label(month), CostKind.FORECAST.value, part.amount)
        for month, part in enumerate(parts, start=1)
    ]


def _spend(narrator: Narrator, strand: Strand, month: int, forecast: Decimal) -> Decimal:
    """Return what this month cost: the plan times the beat, the rest at the end, never more than is expected."""
    left = forecast - strand.spent_in_all
    if month < strand.plot.begins:
        return Decimal(0)
    if strand.finished_on is not None:
        return left
    promised = strand.planned.get(month)
    beat = strand.beat(month)
    if promised is None:
        data_date = narrator.months.end(month)
        months_left = max(((strand.forecast_finish or data_date) - data_date).days // 30, 0) + 1
        promised = left / (months_left + 1)
    jitter = narrator.chance.share("0.96", "1.03", strand.plot.code, month, "spend")
    wanted = rounded(promised * beat.spend_share * jitter)
    return max(min(wanted, left - STEP), Decimal(0))


def _benefit(narrator: Narrator, strand: Strand, beat: Beat, author: Actor) -> None:
    benefit = strand.benefit
    if benefit is None or benefit.target_value is None:
        return
    expected = rounded(benefit.target_value * beat.benefits) if benefit.kind == "cash" else None
    if expected is None:
        expected = (benefit.target_value * beat.benefits).quantize(Decimal(1))
    if expected != benefit.forecast_value:
        narrator.do(
            author,
            finance.change_benefit,
            benefit,
            name=benefit.name,
            owner=benefit.owner,
            kind=benefit.kind,
            unit=benefit.unit,
            target_value=benefit.target_value,
            forecast_value=expected,
            due_date=benefit.due_date,
        )


def _risk(narrator: Narrator, strand: Strand, risk: Risk, month: int) -> None:
    beat = strand.beat(month)
    impact = risk.impact_cost or Decimal(1)
    wanted = beat.worry * strand.contingency / (impact * len(strand.risks))
    narrator.do(
        leader(narrator, strand, beat),
        risks.change_risk,
        risk,
        title=risk.title,
        description=risk.description,
        probability_share=min(wanted, ALMOST_CERTAIN).quantize(Decimal("0.01")),
        owner=risk.owner,
        impact_cost=risk.impact_cost,
        impact_days=risk.impact_days,
        critical=risk.critical,
        response=risk.response,
        next_action=risk.next_action,
        next_action_date=narrator.months.after(month, 5 + narrator.chance.whole(0, 10, risk.title, month)),
    )


def _issue(narrator: Narrator, strand: Strand, issue: Issue, month: int) -> None:
    """Say by when the next step of an open issue is expected now."""
    narrator.do(
        leader(narrator, strand, strand.beat(month)),
        changes.change_issue,
        issue,
        title=issue.title,
        severity=issue.severity,
        description=issue.description,
        owner=issue.owner,
        next_action=issue.next_action,
        next_action_date=narrator.months.after(month, 8 + narrator.chance.whole(0, 9, issue.title, month)),
    )
