"""Chance that is drawn by name: the same seed and the same names give the same number, in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chance:
    """A source of numbers; leaving a story out does not change what the others draw."""

    seed: str

    def whole(self, low: int, high: int, *names: object) -> int:
        """Return a whole number from `low` to `high`, both included."""
        key = "/".join([self.seed, *map(str, names)])
        return low + int.from_bytes(sha256(key.encode()).digest()[:8], "big") % (high - low + 1)

    def share(self, low: str, high: str, *names: object) -> Decimal:
        """Return a share between two shares, to three places."""
        thousandths = (int(Decimal(low) * 1000), int(Decimal(high) * 1000))
        return Decimal(self.whole(*thousandths, *names)) / 1000

    def choice(self, items: Sequence[T], *names: object) -> T:
        """Return one of `items`."""
        return items[self.whole(0, len(items) - 1, *names)]

    def some(self, items: Sequence[T], count: int, *names: object) -> list[T]:
        """Return `count` different ones of `items`, or all when there are fewer."""
        left = list(items)
        turns = range(min(count, len(left)))
        return [left.pop(self.whole(0, len(left) - 1, *names, turn)) for turn in turns]
