"""Compliance from what was due: on time 1, late one half, breached 0; and lateness, which nobody types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from milepost.kernel.measure import Known, NotApplicable, Result

CRITICAL_CAP = Decimal("0.49")


class Outcome(StrEnum):
    """How an obligation ended, or stands."""

    ON_TIME = "on_time"
    LATE = "late"
    BREACHED = "breached"
    OVERDUE = "overdue"
    NOT_DUE = "not_due"
    WAIVED = "waived"


WORTH = {
    Outcome.ON_TIME: Decimal(1),
    Outcome.LATE: Decimal("0.5"),
    Outcome.BREACHED: Decimal(0),
    Outcome.OVERDUE: Decimal(0),
}


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something that was due: its weight, how it ended, and whether a breach of it is critical."""

    outcome: Outcome
    weight: int = 1
    critical: bool = False


def outcome_of(due: date | None, done: date | None, today: date, *, closed: bool = False) -> Outcome:
    """Return how a duty stands that was `due` and `done` on these days; `closed` when it can no longer be done."""
    if due is None:
        return Outcome.NOT_DUE
    if done is not None:
        return Outcome.ON_TIME if done <= due else Outcome.LATE
    if closed:
        return Outcome.BREACHED
    return Outcome.OVERDUE if today > due else Outcome.NOT_DUE


def compliance_score(obligations: Iterable[Obligation]) -> Result[Decimal]:
    """Return the weighted mean worth of what was due; nothing due is not applicable, never 100 %."""
    due = [each for each in obligations if each.outcome in WORTH]
    weight = sum(each.weight for each in due)
    if not weight:
        return NotApplicable("No reporting obligation was due yet.")
    score = sum((each.weight * WORTH[each.outcome] for each in due), Decimal(0)) / weight
    broken = any(each.critical and each.outcome in (Outcome.BREACHED, Outcome.OVERDUE) for each in due)
    return Known(min(score, CRITICAL_CAP) if broken else score)


def days_late(due: date | None, done: date | None, today: date) -> int:
    """Return by how many days something is or was late; 0 when it is not."""
    return 0 if due is None else max(0, ((done or today) - due).days)
