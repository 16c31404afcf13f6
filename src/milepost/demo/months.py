"""The reporting months of the demonstration, counted from the present one, which is month 0.

The months end on the same day of the month for two years, chosen so that the present one ended a fixed number of
working days before today. So whoever opens the demonstration, on whatever date, finds the cycle in the same phase:
reports due, some late, some waiting for review, nothing locked yet.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Brussels")
WORKING_DAYS_SINCE_DATA_DATE = 7
MIDDLE = 15
FIXED_HOLIDAYS = (
    (1, 1, "New Year"),
    (5, 1, "Labour Day"),
    (11, 1, "Remembrance Day"),
    (12, 25, "Midwinter Day"),
    (12, 26, "Second Midwinter Day"),
)
MOVING_HOLIDAYS = ((1, "Spring Monday"), (39, "River Day"), (50, "Harbour Monday"))


@cache
def holidays(year: int) -> dict[date, str]:
    """Return the holidays of a year in the region."""
    fixed = {date(year, month, day): name for month, day, name in FIXED_HOLIDAYS}
    return fixed | {_easter(year) + timedelta(days=days): name for days, name in MOVING_HOLIDAYS}


def is_working_day(day: date) -> bool:
    """Return whether people are at work on `day`."""
    return day.isoweekday() <= 5 and day not in holidays(day.year)


def working_day(day: date, count: int) -> date:
    """Return the `count`-th working day after `day`, before it when negative; for 0 the last one up to it."""
    if not count:
        return day if is_working_day(day) else working_day(day, -1)
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def local(day: date, hour: int, minute: int = 0) -> datetime:
    """Return an instant by the clock on the wall."""
    return datetime.combine(day, time(hour, minute), ZONE)


@dataclass(frozen=True, slots=True)
class Months:
    """The reporting months around `today`."""

    today: date

    @property
    def now(self) -> datetime:
        """Return the instant up to which the story is told: everything after it has not happened yet."""
        return local(self.today, 0)

    @property
    def present_end(self) -> date:
        """Return the data date of the present month."""
        return working_day(self.today, -WORKING_DAYS_SINCE_DATA_DATE)

    def end(self, month: int) -> date:
        """Return the data date of a month, the last one on which it has that day or its own last day."""
        present = self.present_end
        years, index = divmod(present.year * 12 + present.month - 1 + month, 12)
        return date(years, index + 1, min(present.day, monthrange(years, index + 1)[1]))

    def start(self, month: int) -> date:
        """Return the first day of a month."""
        return self.end(month - 1) + timedelta(days=1)

    def label(self, month: int) -> date:
        """Return the first day of the calendar month in which most of a reporting month lies."""
        end = self.end(month)
        if end.day >= MIDDLE:
            return end.replace(day=1)
        return (end.replace(day=1) - timedelta(days=1)).replace(day=1)

    def after(self, month: int, working_days: int) -> date:
        """Return a working day counted from the data date of a month."""
        return working_day(self.end(month), working_days)


def _easter(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian computus, from which the moving holidays count."""
    golden, century = year % 19, year // 100
    skipped = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = skipped - (skipped // 28) * (1 - (29 // (skipped + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
