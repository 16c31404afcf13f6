"""Money: a decimal amount in one ISO 4217 currency. Never a float, never two currencies in one sum."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in a currency."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError("Money holds a Decimal, never a float")
        if not _CODE.fullmatch(self.currency):
            raise ValueError(f"{self.currency!r} is not an ISO 4217 code")

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def times(self, factor: Decimal) -> Money:
        """Return the amount scaled by a decimal factor."""
        return Money(self.amount * factor, self.currency)

    def rounded(self, places: int = 2) -> Money:
        """Return the amount rounded half-even, as for display."""
        return Money(self.amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN), self.currency)

    def _same(self, other: Money) -> Decimal:
        if other.currency != self.currency:
            raise ValueError(f"Cannot add {other.currency} to {self.currency} without a rate")
        return other.amount


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Return the sum of `amounts`, which must all be in `currency`."""
    result = Money(Decimal(0), currency)
    for amount in amounts:
        result += amount
    return result


def allocate(amount: Money, weights: Iterable[Decimal], places: int = 2) -> list[Money]:
    """Split `amount` by `weights` so that the rounded parts sum exactly; the residue goes to the largest part."""
    shares = list(weights)
    whole = sum(shares, Decimal(0))
    if not shares or whole <= 0:
        raise ValueError("Weights must be given and sum to more than zero")
    parts = [Money(amount.amount * share / whole, amount.currency).rounded(places) for share in shares]
    largest = max(range(len(shares)), key=lambda index: abs(parts[index].amount))
    parts[largest] += amount - total(parts, amount.currency)
    return parts
