"""How many projects had which colour and which confidence in each of the latest periods, counted by the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count

from milepost.reporting.models import Period, StatusReport
from milepost.reporting.queries.portfolio.lines import read_lines
from milepost.reporting.queries.portfolio.scope import Sight


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """One period: how many projects by computed, by declared colour and by delivery confidence; "" is none."""

    period: Period
    computed: Counter[str] = field(default_factory=Counter)
    declared: Counter[str] = field(default_factory=Counter)
    confidence: Counter[str] = field(default_factory=Counter)

    def add(self, computed: str, declared: str, confidence: str, count: int = 1) -> None:
        """Count `count` more projects."""
        self.computed[computed] += count
        self.declared[declared] += count
        self.confidence[confidence] += count


def read_trend(sight: Sight, periods: Sequence[Period], moment: datetime | None = None) -> tuple[PeriodCount, ...]:
    """Return the counts of `periods`, in their order; with one query for the present."""
    counted = {each.pk: PeriodCount(each) for each in periods}
    if moment is None:
        reports = StatusReport.objects.filter(sight.condition, period__in=list(counted))
        colours = reports.order_by().values_list(
            "period_id", "computed_overall", "declared_overall", "delivery_confidence"
        )
        for period_id, computed, declared, confidence, count in colours.annotate(count=Count("pk")):
            counted[period_id].add(computed, declared, confidence, count)
    else:
        for period_id, lines in read_lines(sight, counted, moment).items():
            for line in lines:
                counted[period_id].add(line.computed_overall, line.declared_overall, line.delivery_confidence)
    return tuple(counted.values())
