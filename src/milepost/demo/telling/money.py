"""Money by month: how a promise is spread, and what is spent of it."""

from __future__ import annotations

from decimal import Decimal

from milepost.demo.cast.organisation import CURRENCY
from milepost.kernel.money import Money, allocate

THOUSAND = Decimal(1000)
STEP = Decimal(100)


def thousands(amount: int) -> Decimal:
    """Return an amount given in thousands."""
    return amount * THOUSAND


def rounded(amount: Decimal) -> Decimal:
    """Return an amount to the nearest hundred, as people plan."""
    return (amount / STEP).quantize(Decimal(1)) * STEP


def spread(amount: Decimal, months: int) -> list[Decimal]:
    """Spread an amount over months: slow at first, most in the middle; the parts sum exactly."""
    weights = [Decimal((index + 1) * (months - index)) for index in range(months)]
    return [part.amount for part in allocate(Money(amount, CURRENCY), weights, places=0)]
