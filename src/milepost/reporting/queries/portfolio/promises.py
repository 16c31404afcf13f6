"""How both sides kept their promises over many periods, added up by the database."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum

from milepost.projects.choices import Origin
from milepost.reporting.choices import CLOSED, Breach, ReportState
from milepost.reporting.models import StatusReport
from milepost.reporting.queries.portfolio.scope import Sight
from milepost.reporting.queries.service import ServiceLevels


@dataclass(frozen=True, slots=True)
class Broken:
    """A report that was never given, or never corrected, before its period was locked."""

    report_id: int
    project: str
    code: str
    period: str
    what: str


def promises(period_ids: Collection[int], today: date) -> ServiceLevels:
    """Return the PMO's service levels over some periods, as they are now, with one query."""
    native = StatusReport.objects.filter(period__in=period_ids, origin=Origin.NATIVE)
    submitted = Q(state=ReportState.SUBMITTED)
    told = native.aggregate(
        reviews=Sum("reviews", default=0),
        late=Sum("late_reviews", default=0),
        waiting=Count("pk", filter=submitted),
        overdue=Count("pk", filter=submitted & Q(review_due_on__lt=today)),
        never=Count("pk", filter=Q(state__in=CLOSED, submitted_at__isnull=False, reviewed_at__isnull=True)),
    )
    return ServiceLevels(told["reviews"], told["late"], told["waiting"], told["overdue"], told["never"])


def broken(sight: Sight, period_ids: Collection[int], limit: int) -> tuple[list[Broken], int]:
    """Return the latest breaches of the duty to report, and how many there are in all."""
    rows = StatusReport.objects.filter(sight.condition, period__in=period_ids).exclude(breach="")
    names = ("pk", "project__name", "project__code", "period__name", "breach")
    latest = rows.order_by("-period__end_date", "project__code").values_list(*names)[:limit]
    found = [Broken(key, project, code, period, Breach(what).label) for key, project, code, period, what in latest]
    return found, rows.count() if len(found) == limit else len(found)
