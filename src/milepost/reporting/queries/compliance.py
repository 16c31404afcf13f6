"""How projects keep their reporting duties: per project, and rolled up by whoever answers for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from milepost.kernel import clock
from milepost.kernel.measure import Result
from milepost.kernel.policy import Actor
from milepost.projects.choices import Origin
from milepost.projects.models import Project
from milepost.reporting.choices import PeriodState
from milepost.reporting.models import Cycle, Period, StatusReport
from milepost.reporting.queries.seen import seen_ids
from milepost.reporting.queries.source import Source
from milepost.reporting.rules.scores import Obligation, Outcome, compliance_score, outcome_of


@dataclass(frozen=True, slots=True)
class Compliance:
    """The score of one project with what it rests on: how many duties ended in which way."""

    project_id: int
    code: str
    name: str
    unit_id: int
    outcomes: Mapping[Outcome, int]

    @property
    def score(self) -> Result[Decimal]:
        """Return the score, not applicable where nothing was due."""
        return score_of([self])


def compliance(
    actor: Actor, cycle: Cycle, *, periods_back: int = 12, moment: datetime | None = None
) -> tuple[Compliance, ...]:
    """Return how each project that `actor` sees kept its reporting duties over the latest periods of a cycle."""
    source, today, seen = Source(moment), (moment or clock.now()).date(), seen_ids(actor)
    known = sorted(source.rows(Period, cycle_id=cycle.pk, origin=Origin.NATIVE.value), key=lambda each: each.end_date)
    periods = {each.pk: each for each in known[-periods_back:]}
    counted: dict[int, dict[Outcome, int]] = defaultdict(lambda: defaultdict(int))
    for report in source.rows(StatusReport, period_id__in=list(periods)):
        if report.origin == Origin.NATIVE and (seen is None or report.project_id in seen):
            closed = periods[report.period_id].state == PeriodState.LOCKED
            outcome = outcome_of(report.due_on, report.first_submitted_on, today, closed=closed)
            counted[report.project_id][outcome] += 1
    projects = source.rows(Project, id__in=list(counted)) if counted else []
    rows = [Compliance(each.pk, each.code, each.name, each.unit_id, dict(counted[each.pk])) for each in projects]
    return tuple(sorted(rows, key=lambda row: row.code))


def score_of(rows: Iterable[Compliance]) -> Result[Decimal]:
    """Return the score over all duties of several projects: duties are summed, scores are never averaged."""
    return compliance_score(
        Obligation(outcome) for row in rows for outcome, count in row.outcomes.items() for _ in range(count)
    )
