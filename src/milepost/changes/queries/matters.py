"""Questions about issues and decisions, now or as known at a moment."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from milepost.changes.choices import DecisionState, IssueState
from milepost.changes.models import Decision, Issue
from milepost.changes.rules import GRAVEST_FIRST
from milepost.kernel.history import records


def issues_of(
    project_ids: Collection[int], moment: datetime | None = None, *, open_only: bool = True
) -> dict[int, list[Issue]]:
    """Return the issues of each project, the gravest first, now or as known at `moment`."""
    found: dict[int, list[Issue]] = {project_id: [] for project_id in project_ids}
    narrowed = {"state": IssueState.OPEN.value} if open_only else {}
    for issue in records(Issue, moment, project_id__in=list(project_ids), **narrowed):
        found[issue.project_id].append(issue)
    order = {severity: place for place, severity in enumerate(GRAVEST_FIRST)}
    return {
        each: sorted(issues, key=lambda one: (order[one.severity], one.raised_at, one.pk))
        for each, issues in found.items()
    }


def decisions_of(
    project_ids: Collection[int], moment: datetime | None = None, *, asked_only: bool = True
) -> dict[int, list[Decision]]:
    """Return the decisions that each project asks for, in the order asked, now or as known at `moment`."""
    found: dict[int, list[Decision]] = {project_id: [] for project_id in project_ids}
    narrowed = {"state": DecisionState.ASKED.value} if asked_only else {}
    for decision in records(Decision, moment, project_id__in=list(project_ids), **narrowed):
        found[decision.project_id].append(decision)
    return found
