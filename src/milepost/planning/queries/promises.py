"""Questions about plans: what was promised, what is expected, what was reached; now or as known at a moment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from milepost.kernel.history import records
from milepost.planning.models import Baseline, Milestone, Outlook


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What is known of the dates of one project: the first and the latest promise, and the outlook."""

    project_id: int
    first: Baseline | None
    latest: Baseline | None
    outlook: Outlook | None

    @property
    def expected_finish(self) -> date | None:
        """Return when the project finished or is expected to finish."""
        if self.outlook is None:
            return None
        return self.outlook.actual_finish or self.outlook.forecast_finish


def plans_of(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, PlanFacts]:
    """Return the plan of each project with two queries, now or as known at `moment`."""
    ids = list(project_ids)
    baselines = baselines_of(ids, moment)
    outlooks = {each.project_id: each for each in records(Outlook, moment, project_id__in=ids)}
    return {
        each: PlanFacts(
            project_id=each,
            first=baselines[each][0] if baselines[each] else None,
            latest=baselines[each][-1] if baselines[each] else None,
            outlook=outlooks.get(each),
        )
        for each in ids
    }


def baselines_of(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, list[Baseline]]:
    """Return every baseline of each project in their order, now or as known at `moment`."""
    found: dict[int, list[Baseline]] = {project_id: [] for project_id in project_ids}
    for baseline in records(Baseline, moment, project_id__in=list(project_ids)):
        found[baseline.project_id].append(baseline)
    return {project_id: sorted(each, key=lambda one: one.number) for project_id, each in found.items()}


def milestones_of(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, list[Milestone]]:
    """Return the milestones of each project by date, now or as known at `moment`."""
    found: dict[int, list[Milestone]] = {project_id: [] for project_id in project_ids}
    for milestone in records(Milestone, moment, project_id__in=list(project_ids)):
        found[milestone.project_id].append(milestone)
    return {project_id: sorted(each, key=_by_date) for project_id, each in found.items()}


def baseline_count(project_id: int) -> int:
    """Return how many baselines a project has; the next one takes this number."""
    return Baseline.objects.filter(project_id=project_id).count()


def _by_date(milestone: Milestone) -> tuple[date, int]:
    return (milestone.baseline_date or milestone.forecast_date or date.max, milestone.pk)
