"""What the method wants done some days before a phase or a project ends, and so how soon the end may be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from milepost.compliance.queries import Item
from milepost.methods.definition import Anchor
from milepost.projects.choices import Stage
from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench

CLOSED = "Closed"


def ends(bench: Bench, project: Project, anchor: Anchor) -> str:
    """Return the name of the end that an anchor means, if it is the one ahead of the project; empty for any other."""
    check = bench.checks.get(project.pk)
    if anchor.kind == "project_end":
        return CLOSED if project.stage == Stage.CLOSING else ""
    if check is None:
        return ""
    ahead = (anchor.kind, anchor.of) in {("phase_end", project.stage), ("gate", check.gate.code)}
    return check.gate.name if ahead else ""


def opens(bench: Bench, project: Project) -> date | None:
    """Return the first day on which the end ahead makes nothing late that was done: None where nothing binds it."""
    return max(_safe_days(bench, project), default=None)


def wanted_before(bench: Bench, project: Project) -> int:
    """Return how much that must be done some days before the end ahead is not done yet."""
    return sum(item.is_unmet for item, _ in _early(bench, project))


def _safe_days(bench: Bench, project: Project) -> Iterator[date]:
    """Yield, for each thing that must be done some days before the end ahead and was done, the first day it allows."""
    for item, days in _early(bench, project):
        if item.performed_on is not None:
            yield item.performed_on + days


def _early(bench: Bench, project: Project) -> Iterator[tuple[Item, timedelta]]:
    """Yield what must be done some days before the end ahead, with how long before it."""
    account = bench.accounts.get(project.pk)
    for item in account.items if account else ():
        anchor = item.terms.anchor if item.terms is not None and item.mandatory else None
        if anchor is not None and anchor.days < 0 and ends(bench, project, anchor):
            yield item, timedelta(days=-anchor.days)
