"""Find the working calendar that a plan was made on, from starts stated both as a date and as working hours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from milepost_engine.time import Calendar, WorkingTime, minute_of, weekdays, working_time

SHIFTS = ((8, 12, 13, 17), (8, 16), (7, 15), (7, 11, 12, 16), (9, 17), (8, 12, 13, 18), (8, 17), (7, 17), (8, 18))
LONG_SHIFTS = ((7, 16), (7, 12, 13, 17), (7, 12, 13, 18), (6, 18), (7, 19), (8, 20), (8, 24), (0, 24))
DAYS = (5, 6, 7)
MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class GuessedCalendar:
    """A calendar, and the share of the starts that it explains; none when no start is stated in hours."""

    time: WorkingTime
    agrees_share: float | None

    @property
    def name(self) -> str:
        """Return its days and hours in words."""
        return self.time.name


def guess_calendar(starts: Sequence[tuple[datetime, float]]) -> GuessedCalendar:
    """Return the calendar on which most starts lie as many hours after each other as is stated.

    The first of equals is taken: an eight-hour day from eight with an hour of rest, Monday to Friday.
    """
    dates = [minute_of(date) for date, _ in starts]
    best: tuple[int, WorkingTime] | None = None
    for calendar in _calendars():
        # A start that lies in no working time cannot have been computed on this calendar.
        offsets = Counter(
            int(calendar.worked_before(date)) - round(hours * MINUTES_PER_HOUR)
            for date, (_, hours) in zip(dates, starts, strict=True)
            if calendar.next_start(date) == date or calendar.previous_finish(date) == date
        )
        explained = max(offsets.values(), default=0)
        if best is None or explained > best[0]:
            best = explained, calendar
        if not starts or explained == len(starts):
            break
    explained, chosen = best or (0, next(_calendars()))
    return GuessedCalendar(chosen, explained / len(starts) if starts else None)


def _calendars() -> Iterator[WorkingTime]:
    for days in DAYS:
        for shift in (*SHIFTS, *LONG_SHIFTS):
            pairs = [(begin * 60, end * 60) for begin, end in zip(shift[::2], shift[1::2], strict=True)]
            hours = ", ".join(f"{begin}-{end}" for begin, end in zip(shift[::2], shift[1::2], strict=True))
            yield working_time(Calendar(f"{days} days a week, {hours}", weekdays(pairs, range(days))))
