"""Questions about money and benefits, now or as known at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from milepost.finance.models import Benefit, CostLine, CostOutlook
from milepost.kernel.history import records

Months = Mapping[date, Decimal]


@dataclass(frozen=True, slots=True)
class CostFacts:
    """What is known of the cost of one project: its outlook, and amounts by kind and month."""

    project_id: int
    outlook: CostOutlook | None
    months: Mapping[str, Months] = field(default_factory=dict)

    def until(self, kind: str, month: date) -> Decimal | None:
        """Return the sum of one kind up to and including `month`; None when no amount of that kind is known."""
        known = self.months.get(kind)
        if not known:
            return None
        return sum((amount for each, amount in known.items() if each <= month), Decimal(0))


def costs_of(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, CostFacts]:
    """Return the costs of each project with two queries, now or as known at `moment`."""
    ids = list(project_ids)
    months: dict[int, dict[str, dict[date, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    for line in records(CostLine, moment, project_id__in=ids):
        months[line.project_id][line.kind][line.month] = line.amount
    outlooks = {each.project_id: each for each in records(CostOutlook, moment, project_id__in=ids)}
    return {each: CostFacts(each, outlooks.get(each), dict(months[each])) for each in ids}


def benefits_of(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, list[Benefit]]:
    """Return the benefits of each project, now or as known at `moment`."""
    found: dict[int, list[Benefit]] = {project_id: [] for project_id in project_ids}
    for benefit in records(Benefit, moment, project_id__in=list(project_ids)):
        found[benefit.project_id].append(benefit)
    return found


def lines_of(project_id: int) -> dict[tuple[date, str], CostLine]:
    """Return the present cost lines of a project by month and kind."""
    return {(line.month, line.kind): line for line in CostLine.objects.filter(project_id=project_id)}
