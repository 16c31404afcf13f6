"""Questions about plans, now or as known at a moment."""

from milepost.planning.queries.promises import (
    PlanFacts,
    baseline_count,
    baselines_of,
    milestones_of,
    plans_of,
)
from milepost.planning.queries.work import (
    Days,
    Line,
    WorkFacts,
    complete_share,
    is_open,
    items_of,
    items_visible_to,
    leaves_of,
    links_of,
    outline,
    timetable_of,
    work_of,
    works_of,
)

__all__ = [
    "Days",
    "Line",
    "PlanFacts",
    "WorkFacts",
    "baseline_count",
    "baselines_of",
    "complete_share",
    "is_open",
    "items_of",
    "items_visible_to",
    "leaves_of",
    "links_of",
    "milestones_of",
    "outline",
    "plans_of",
    "timetable_of",
    "work_of",
    "works_of",
]
