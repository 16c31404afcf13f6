"""What imported reports stand already, and what the first return of a project said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.projects.choices import Origin
from milepost.reporting.models import Period, StatusReport


@dataclass(frozen=True, slots=True)
class FirstReturn:
    """What the earliest return of a project in a cycle stated: its baselines, or its forecasts in their place."""

    start: date | None
    finish: date | None
    cost: Decimal | None
    benefits: Decimal | None


def filed_reports(period: Period, project_ids: Iterable[int]) -> dict[int, StatusReport]:
    """Return the reports of a period by project."""
    found = StatusReport.objects.filter(period=period, project__in=list(project_ids))
    return {report.project_id: report for report in found}


def first_returns(period: Period, project_ids: Iterable[int]) -> dict[int, FirstReturn]:
    """Return what the earliest earlier return of each project in the cycle said; None where there is none yet."""
    earlier = StatusReport.objects.filter(
        project__in=list(project_ids),
        period__cycle=period.cycle_id,
        period__end_date__lt=period.end_date,
        origin=Origin.IMPORTED,
    )
    found: dict[int, FirstReturn] = {}
    for report in earlier.order_by("-period__end_date"):
        later = found.get(report.project_id, FirstReturn(None, None, None, None))
        dated = report.last_baseline_start is not None
        found[report.project_id] = FirstReturn(
            (report.first_baseline_start or report.last_baseline_start) if dated else later.start,
            report.first_baseline_finish or report.forecast_finish if dated else later.finish,
            _first(report.first_baseline_cost, report.forecast_cost, later.cost),
            _first(report.benefits_target, report.benefits_forecast, later.benefits),
        )
    return found


def _first(*values: Decimal | None) -> Decimal | None:
    return next((value for value in values if value is not None), None)
