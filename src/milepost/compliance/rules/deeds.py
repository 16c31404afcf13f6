"""Which approval of a document met which time of the obligation to have it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


class Deeds:
    """The days on which a document was approved, each of which meets one time of its obligation, the earliest first.

    A time is met by the first approval after the day of the time before it: a report for February is not met by the
    report that was late for January.
    """

    def __init__(self, days: Sequence[date]) -> None:
        self._days = sorted(days)
        self._next = 0
        self._after: date | None = None

    def meets(self, due: date | None) -> date | None:
        """Return the day on which the next time, due on `due`, was met, None where it was not."""
        while self._next < len(self._days) and self._after is not None and self._days[self._next] <= self._after:
            self._next += 1
        self._after = due
        if self._next >= len(self._days):
            return None
        found = self._days[self._next]
        self._next += 1
        return found
