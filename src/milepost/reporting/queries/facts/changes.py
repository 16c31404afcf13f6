"""What changed between the facts of a report and those that the previous report froze."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milepost.kernel.canonical import canonical
from milepost.reporting.models import ReportFacts, StatusReport
from milepost.reporting.queries.calendar import series_read_by

PARTS = {
    "schedule": ("schedule",),
    "cost": ("cost",),
    "benefits": ("benefits",),
    "risk": ("risks", "issues"),
    "ask": ("decisions",),
}
UPKEEP = frozenset({"updated_on", "reviewed_on", "planned_to_date"})
"""Facts that move with the calendar or with looking again, without anything having happened."""


def previous_facts(report: StatusReport) -> ReportFacts | None:
    """Return the facts that the project's previous report in the same cycle, or in its main one, froze last."""
    earlier = ReportFacts.objects.filter(
        report__project=report.project_id,
        report__period__cycle__in=series_read_by(report.period.cycle),
        report__period__end_date__lt=report.period.end_date,
    )
    return earlier.order_by("-report__period__end_date", "-number").first()


def changed_parts(report: StatusReport, body: Mapping[str, Any]) -> dict[str, bool]:
    """Say for each part of a report whether the facts under it differ from those of the previous report."""
    before = previous_facts(report)
    if before is None:
        return {}
    return {
        part: any(_said(body.get(name)) != _said(before.body.get(name)) for name in names)
        for part, names in PARTS.items()
    }


def _said(value: Any) -> str:
    return canonical(_without_upkeep(value))


def _without_upkeep(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_upkeep(item) for name, item in value.items() if name not in UPKEEP}
    if isinstance(value, list):
        return [_without_upkeep(item) for item in value]
    return value
