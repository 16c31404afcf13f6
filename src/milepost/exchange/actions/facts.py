"""What is kept of a project beside its reports: what was promised, first and since, and what is expected now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from milepost.exchange.actions.stating import Told
from milepost.finance.actions import add_benefit, change_benefit, update_cost_outlook
from milepost.finance.models import Benefit, CostOutlook
from milepost.kernel.act import Act
from milepost.planning.actions import record_baseline, update_outlook
from milepost.planning.models import Baseline, Outlook
from milepost.projects.models import Project
from milepost.reporting.actions import Return

BENEFITS = "Benefits as reported"


class Benefits(NamedTuple):
    """What the benefits of a project are to be, and what is expected of them."""

    target: Decimal | None = None
    forecast: Decimal | None = None


NO_BENEFITS = Benefits()


@dataclass(frozen=True, slots=True)
class Promise:
    """What a baseline promises."""

    start: date | None = None
    finish: date | None = None
    cost: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What the latest return of a project expects."""

    start: date | None = None
    finish: date | None = None
    cost: Decimal | None = None
    benefits: Benefits = NO_BENEFITS


@dataclass(frozen=True, slots=True)
class Facts:
    """What is recorded of one project; no promise means that there is no baseline yet."""

    promise: Promise | None = None
    expected: Expected = Expected()


NOTHING = Facts()


def facts_of(project_ids: Iterable[int]) -> dict[int, Facts]:
    """Return what is recorded of each project, with four queries for all."""
    ids = list(project_ids)
    promises: dict[int, Promise] = {
        row.project_id: Promise(row.start_date, row.finish_date, row.cost)
        for row in Baseline.objects.filter(project__in=ids).order_by("number")
    }
    outlooks = {row.project_id: row for row in Outlook.objects.filter(project__in=ids)}
    costs = {row.project_id: row.forecast_cost for row in CostOutlook.objects.filter(project__in=ids)}
    benefits = {
        row.project_id: Benefits(row.target_value, row.forecast_value)
        for row in Benefit.objects.filter(project__in=ids, name=BENEFITS)
    }
    found = {}
    for each in ids:
        outlook = outlooks.get(each)
        dates = (None, None) if outlook is None else (outlook.forecast_start, outlook.forecast_finish)
        found[each] = Facts(promises.get(each), Expected(*dates, costs.get(each), benefits.get(each, NO_BENEFITS)))
    return found


def facts_after(known: Facts, told: Told, *, is_last: bool) -> Facts:
    """Return what is to be recorded once a row is known; what it leaves out of a promise stays promised."""
    filed = told.filed
    if known.promise is None:
        promise = Promise(filed.start_date, filed.last_baseline_finish or filed.forecast_finish, _first_cost(filed))
    else:
        cost = known.promise.cost if filed.last_baseline_cost is None else filed.last_baseline_cost
        promise = Promise(known.promise.start, filed.last_baseline_finish or known.promise.finish, cost)
    if promise.start is not None and promise.finish is not None and promise.finish < promise.start:
        promise = Promise(None, promise.finish, promise.cost)
    promises_something = promise.finish is not None or promise.cost is not None
    benefits = Benefits(filed.benefits_target, filed.benefits_forecast)
    expected = Expected(filed.start_date, filed.forecast_finish, filed.forecast_cost, benefits)
    return Facts(promise if promises_something else known.promise, expected if is_last else known.expected)


def record_facts(act: Act, project: Project, known: Facts, wanted: Facts, day: date, why: str) -> None:
    """Record what differs: a new baseline for a new promise, and the outlook, cost and benefits expected now."""
    promise, expected, was = wanted.promise, wanted.expected, known.expected
    if promise is not None and promise != known.promise:
        record_baseline.within(
            act,
            project,
            start_date=promise.start,
            finish_date=promise.finish,
            cost=promise.cost,
            effective_date=day,
            reason=why,
        )
    if (expected.start, expected.finish) != (was.start, was.finish):
        update_outlook.within(act, project, forecast_start=expected.start, forecast_finish=expected.finish)
    if expected.cost != was.cost:
        update_cost_outlook.within(act, project, forecast_cost=expected.cost)
    if expected.benefits != was.benefits:
        _expect_benefits(act, project, expected.benefits)


def _first_cost(filed: Return) -> Decimal | None:
    return filed.forecast_cost if filed.last_baseline_cost is None else filed.last_baseline_cost


def _expect_benefits(act: Act, project: Project, wanted: Benefits) -> None:
    found = Benefit.objects.filter(project=project, name=BENEFITS).select_related("project").first()
    if found is None:
        add_benefit.within(
            act,
            project,
            name=BENEFITS,
            unit=project.currency,
            target_value=wanted.target,
            forecast_value=wanted.forecast,
        )
    else:
        change_benefit.within(
            act,
            found,
            name=BENEFITS,
            kind=found.kind,
            unit=found.unit,
            target_value=wanted.target,
            forecast_value=wanted.forecast,
        )
