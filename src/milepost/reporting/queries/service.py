"""The PMO's own service levels: computed from what happened, and stored nowhere that anybody could write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from milepost.kernel import clock
from milepost.kernel.measure import Known, NotApplicable, Result
from milepost.projects.choices import Origin
from milepost.reporting.choices import CLOSED, ReportState
from milepost.reporting.models import Cycle, Period, StatusReport
from milepost.reporting.queries.source import Source
from milepost.reporting.rules.scores import days_late


@dataclass(frozen=True, slots=True)
class ServiceLevels:
    """How the PMO kept its own promises over some reports.

    Attributes
    ----------
    reviews : reviews done, returns and acceptances together.
    late_reviews : those that came after their due date.
    open_reviews : submitted reports that wait for review.
    overdue_reviews : those that wait past their due date.
    never_reviewed : submitted reports that went into the pack unreviewed.
    """

    reviews: int
    late_reviews: int
    open_reviews: int
    overdue_reviews: int
    never_reviewed: int

    @property
    def due(self) -> int:
        """Return how many reviews were due: done, overdue or never done."""
        return self.reviews + self.overdue_reviews + self.never_reviewed

    @property
    def on_time_share(self) -> Result[Decimal]:
        """Return the share of the due reviews that were done on time."""
        if not self.due:
            return NotApplicable("No review was due yet.")
        return Known((Decimal(self.reviews - self.late_reviews) / self.due).quantize(Decimal("0.0001")))

    def told(self) -> dict[str, Any]:
        """Return the levels as a snapshot keeps them."""
        share = self.on_time_share
        return {
            "reviews": self.reviews,
            "late_reviews": self.late_reviews,
            "open_reviews": self.open_reviews,
            "overdue_reviews": self.overdue_reviews,
            "never_reviewed": self.never_reviewed,
            "on_time_share": share.value if isinstance(share, Known) else None,
        }


def service_levels_of(reports: Iterable[StatusReport], today: date) -> ServiceLevels:
    """Return the service levels over native reports."""
    native = [each for each in reports if each.origin == Origin.NATIVE]
    waiting = [each for each in native if each.state == ReportState.SUBMITTED]
    unreviewed = [
        each for each in native if each.state in CLOSED and each.submitted_at is not None and each.reviewed_at is None
    ]
    return ServiceLevels(
        reviews=sum(each.reviews for each in native),
        late_reviews=sum(each.late_reviews for each in native),
        open_reviews=len(waiting),
        overdue_reviews=sum(days_late(each.review_due_on, None, today) > 0 for each in waiting),
        never_reviewed=len(unreviewed),
    )


def service_levels(cycle: Cycle, *, periods_back: int = 12, moment: datetime | None = None) -> ServiceLevels:
    """Return the PMO's service levels over the latest periods of a cycle, now or as known at `moment`."""
    source, today = Source(moment), (moment or clock.now()).date()
    periods = sorted(source.rows(Period, cycle_id=cycle.pk), key=lambda each: each.end_date)[-periods_back:]
    return service_levels_of(source.rows(StatusReport, period_id__in=[each.pk for each in periods]), today)
