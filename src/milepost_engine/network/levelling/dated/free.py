"""What is free of one resource: a step function of time from which work takes its share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

FOREVER = 2**62  # the end of the last step


class Free:
    """Free amount by instant, in whole parts of a unit; negative where more is taken than there is.

    Parameters
    ----------
    steps : tuple of (int, int)
        From this instant on, this amount; the first step begins at 0, the last one lasts.
    """

    def __init__(self, steps: tuple[tuple[int, int], ...]) -> None:
        self._begins = [begin for begin, _ in steps]
        self._amounts = [amount for _, amount in steps]

    def lacks_until(self, begin: int, end: int, amount: int) -> int | None:
        """Return the end of the last step in [begin, end) that has less than `amount`; None when there is none.

        No start before that end fits either: work that lasts at least as long would meet the same step.
        """
        first = bisect_right(self._begins, begin) - 1
        for step in range(bisect_left(self._begins, end) - 1, first - 1, -1):
            if self._amounts[step] < amount:
                return self._begins[step + 1] if step + 1 < len(self._begins) else FOREVER
        return None

    def lacking(self, begin: int, end: int, amount: int) -> int:
        """Return how much too little there is in [begin, end), in minutes times parts of a unit."""
        total = 0
        for low, high, free in self._within(begin, end):
            total += (min(high, end) - max(low, begin)) * max(0, amount - max(free, 0))
        return total

    def take(self, begin: int, end: int, amount: int) -> None:
        """Take `amount` from `begin` to `end`."""
        for instant in (begin, end):
            step = bisect_left(self._begins, instant)
            if step == len(self._begins) or self._begins[step] != instant:
                self._begins.insert(step, instant)
                self._amounts.insert(step, self._amounts[step - 1])
        for step in range(bisect_left(self._begins, begin), bisect_left(self._begins, end)):
            self._amounts[step] -= amount

    def begins_within(self, begin: int, end: int) -> list[int]:
        """Return the instants in (begin, end] at which the free amount changes."""
        return self._begins[bisect_right(self._begins, begin) : bisect_right(self._begins, end)]

    def overdrawn(self) -> Iterator[tuple[int, int, int]]:
        """Yield begin, end and the missing amount of every step with less than nothing."""
        for step, amount in enumerate(self._amounts):
            if amount < 0:
                yield self._begins[step], self._end(step), -amount

    def _within(self, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
        for step in range(bisect_right(self._begins, begin) - 1, bisect_left(self._begins, end)):
            yield self._begins[step], self._end(step), self._amounts[step]

    def _end(self, step: int) -> int:
        return self._begins[step + 1] if step + 1 < len(self._begins) else FOREVER
