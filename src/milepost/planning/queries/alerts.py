"""What the work list warns of: work that starts late, is overdue or comes soon; computed, never kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from milepost.planning.choices import WorkState
from milepost.planning.models import WorkItem
from milepost.planning.queries.work import Days, WorkFacts, is_open, works_of

LOOK_AHEAD = timedelta(days=14)  # work.look_ahead
LATE_START, FLOAT_GONE, OVERDUE, SOON = "late_start", "float_gone", "overdue", "soon"
LABELS = {
    LATE_START: "Starts late",
    FLOAT_GONE: "Past its latest start",
    OVERDUE: "Overdue",
    SOON: "Due soon",
}
GRAVE = (FLOAT_GONE, OVERDUE)


@dataclass(frozen=True, slots=True)
class Alert:
    """One warning about one item; `float_gone` says that the end of the project moves with it."""

    project_id: int
    item: WorkItem
    kind: str
    day: date
    float_gone: bool

    @property
    def label(self) -> str:
        """Return what it warns of."""
        return LABELS[self.kind]


def alerts_of(project_ids: Collection[int], today: date) -> list[Alert]:
    """Return the warnings about the work of projects, the gravest first, with three queries."""
    found = [each for facts in works_of(project_ids).values() for each in alerts_in(facts, today)]
    order = (FLOAT_GONE, OVERDUE, LATE_START, SOON)
    return sorted(found, key=lambda each: (order.index(each.kind), each.day, each.item.pk))


def alerts_in(facts: WorkFacts, today: date) -> Iterable[Alert]:
    """Yield the warnings about one work list: each item gives its gravest."""
    for item in facts.leaves:
        days = facts.days.get(item.pk)
        if days is not None and is_open(item) and item.state != WorkState.IN_CHECK:
            alert = _alert(facts.project_id, item, days, today)
            if alert is not None:
                yield alert


def _alert(project_id: int, item: WorkItem, days: Days, today: date) -> Alert | None:
    gone = days.late_finish < today or (item.actual_start is None and days.late_start < today)
    if item.actual_start is None and days.late_start < today:
        return Alert(project_id, item, FLOAT_GONE, days.late_start, gone)
    if days.finish < today:
        return Alert(project_id, item, OVERDUE, days.finish, gone)
    if item.actual_start is None and days.start < today:
        return Alert(project_id, item, LATE_START, days.start, gone)
    if days.start <= today + LOOK_AHEAD or days.finish <= today + LOOK_AHEAD:
        return Alert(project_id, item, SOON, days.finish if item.actual_start else days.start, gone)
    return None
