"""Which dimensions rest on facts that are too old for the data date, with the item and its owner named."""

from __future__ import annotations

from datetime import date

from milepost.documents.wording import day
from milepost.projects.choices import Stage
from milepost.reporting.queries.facts.shapes import ProjectFacts
from milepost.reporting.rules.parameters import Parameters


def stale_dimensions(facts: ProjectFacts, parameters: Parameters) -> dict[str, str]:
    """Return why the facts of a dimension are stale, by dimension; fresh ones are absent."""
    if facts.identity.stage == Stage.CLOSED or facts.schedule.actual_finish is not None:
        return {}
    found: dict[str, str] = {}
    pm, limit = facts.identity.pm, parameters.stale_actuals_days
    for dimension, what, updated in (
        ("schedule", "The schedule outlook", facts.schedule.updated_on),
        ("cost", "The cost outlook", facts.cost.updated_on),
    ):
        if updated is not None and _age(updated, facts.data_date) > limit:
            found[dimension] = (
                f"{what} was last updated on {day(updated)}, more than {limit} days before the data date "
                f"{day(facts.data_date)}; {_who(pm)} must update it."
            )
    unreviewed = [row for row in facts.risks if _age(row.reviewed_on, facts.data_date) > parameters.stale_risks_days]
    if unreviewed:
        oldest = min(unreviewed, key=lambda row: (row.reviewed_on, row.title))
        found["risk"] = (
            f"{len(unreviewed)} open risks were not reviewed within {parameters.stale_risks_days} days before the "
            f"data date {day(facts.data_date)}, the oldest {oldest.title!r} on {day(oldest.reviewed_on)}; "
            f"{_who(oldest.owner or pm)} must review it."
        )
    return found


def _age(then: date, data_date: date) -> int:
    return (data_date - then).days


def _who(name: str) -> str:
    return name or "the project manager (the post is vacant)"
