"""Which class a requested project would have, by points; unknown as long as one of them is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from milepost.kernel.measure import Known, Result, Unknown

BUDGETS = (Decimal(100_000), Decimal(1_000_000), Decimal(5_000_000))
MONTHS = (6, 12)
UNITS = (2, 4)
PARTIES = (1, 3)
B_FROM, A_FROM = 10, 15
GRAVEST = 4


@dataclass(frozen=True, slots=True)
class ClassPoints:
    """What the class depends on; None is unknown. The budget is in the currency of the organisation."""

    budget: Decimal | None
    duration_months: int | None
    org_units: int | None
    external_parties: int | None
    novelty: int | None
    exposure: int | None


def class_estimate(told: ClassPoints) -> Result[str]:
    """Return the class by the sum of the points; the gravest exposure makes it A whatever else is known."""
    if told.exposure == GRAVEST:
        return Known("A")
    points = {
        "the likely cost": _step(told.budget, BUDGETS),
        "the duration": _step(told.duration_months, MONTHS),
        "the units that take part": _step(told.org_units, UNITS),
        "the external parties": _step(told.external_parties, PARTIES),
        "how new it is": told.novelty,
        "the exposure": told.exposure,
    }
    missing = [name for name, value in points.items() if value is None]
    if missing:
        return Unknown(f"Not told yet: {', '.join(missing)}.")
    total = sum(value for value in points.values() if value is not None)
    return Known("A" if total >= A_FROM else "B" if total >= B_FROM else "C")


def _step(value: Decimal | int | None, limits: tuple[Decimal, ...] | tuple[int, ...]) -> int | None:
    """Return 1 below the first limit, one more from each limit on."""
    return None if value is None else 1 + sum(value >= limit for limit in limits)
