"""What a project owes by its method, as a report freezes it, now or as the ledger knew it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from milepost.compliance.queries import Item, Outcome, accounts
from milepost.projects.models import Project
from milepost.reporting.queries.facts.shapes import DutyFacts, MethodFacts

MISSED = frozenset({Outcome.LATE, Outcome.BREACHED})


def method_facts(projects: Collection[Project], moment: datetime | None) -> dict[int, MethodFacts]:
    """Return what the method made due on each project that follows one; a project without is not in it."""
    return {project_id: _told(account.items) for project_id, account in accounts(projects, moment).items()}


def _told(items: Collection[Item]) -> MethodFacts:
    due = [each for each in items if each.mandatory and each.outcome is not None]
    on_time = [each for each in due if each.outcome == Outcome.ON_TIME]
    return MethodFacts(
        on_time_weight=sum(each.weight for each in on_time),
        on_time=len(on_time),
        waived=sum(each.outcome == Outcome.WAIVED for each in due),
        otherwise=tuple(_otherwise(each) for each in due if each.outcome in MISSED),
    )


def _otherwise(item: Item) -> DutyFacts:
    return DutyFacts(
        key=item.key,
        name=item.name,
        due_on=item.due,
        performed_on=item.performed_on,
        outcome=item.outcome.value if item.outcome else "",
        weight=item.weight,
        critical=item.critical,
    )
