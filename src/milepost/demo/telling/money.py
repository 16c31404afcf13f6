"""Money by month: how a promise is spread, and what is spent of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from milepost.demo.cast.organisation import CURRENCY
from milepost.kernel.money import Money

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


def allocate(amount: Money, weights: Iterable[Decimal], places: int = 2) -> list[Money]:
    """Split `amount` by `weights` so that the rounded parts sum exactly; the residue goes to the largest part."""
    shares = list(weights)
    whole = sum(shares, Decimal(0))
    if not shares or whole <= 0:
        raise ValueError("Weights must be given and sum to more than zero")
    parts = [Money(amount.amount * share / whole, amount.currency).rounded(places) for share in shares]
    largest = max(range(len(shares)), key=lambda index: abs(parts[index].amount))
    for part in parts:
        amount -= part
    parts[largest] += amount
    return parts
