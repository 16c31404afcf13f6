"""What a review compares, and what it says of the objectives."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from milepost.closing.choices import AdjustmentState, AdjustmentTarget, ObjectiveVerdict, ReviewState
from milepost.closing.models import Adjustment, PostImplementationReview, ReviewedObjective
from milepost.closing.queries import comparisons
from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date, people
from milepost.surface.resource import RESOURCES, Panel

SIDES = ("original", "approved", "actual")


def _typed(kind: str, value: str | None) -> Any:
    if value is None:
        return None
    return date.fromisoformat(value) if kind == "date" else Decimal(value)


def drawn(row: dict[str, Any]) -> dict[str, Any]:
    """Return a kept comparison with its values as a page writes them."""
    typed = {side: _typed(row["kind"], row[side]) for side in SIDES}
    off = {name: None if row[name] is None else Decimal(row[name]) for name in ("from_original", "from_approved")}
    return {**row, **typed, **off, "is_date": row["kind"] == "date"}


def _compared(review: PostImplementationReview, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the comparisons that stand once they are reported; before, as they are now."""
    del actor
    waits = review.state in {ReviewState.SCHEDULED, ReviewState.IN_PROGRESS}
    kept = [each.row() for each in comparisons(review.project)] if waits and moment is None else review.comparisons
    return {"rows": [drawn(each) for each in kept], "waits": waits}


def _objectives(review: PostImplementationReview, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    del actor
    found = records(ReviewedObjective, moment, review_id=review.pk)
    return {"rows": [{"told": each, "verdict": ObjectiveVerdict(each.verdict).label} for each in found]}


COMPARISONS = Panel(
    name="comparisons",
    title="What was promised and what came of it",
    template="closing/_comparisons.html",
    facts=_compared,
)
OBJECTIVES = Panel(name="objectives", title="Objectives", template="closing/_objectives.html", facts=_objectives)


def _adjustments(review: PostImplementationReview, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    del actor
    found = records(Adjustment, moment, review_id=review.pk)
    known = people({each.owner_id for each in found}, moment)
    today, resource = local_date(moment or clock.now()), RESOURCES["adjustments"]
    rows = [
        {
            "told": each,
            "owner": known.get(each.owner_id),
            "target": AdjustmentTarget(each.target).label,
            "state": AdjustmentState(each.state).label,
            "late": each.state == AdjustmentState.OPEN and each.due_date < today,
            "url": resource.url(each),
        }
        for each in found
    ]
    return {"rows": rows}


ADJUSTMENTS = Panel(name="adjustments", title="Adjustments", template="closing/_adjustments.html", facts=_adjustments)
