"""Working days: counting them, and the lead time of a notice (DOMAIN 3.15)."""

from __future__ import annotations

from datetime import date

from milepost_engine.time.errors import CalendarError
from milepost_engine.time.instants import MINUTES_PER_DAY, date_of, day_of
from milepost_engine.time.working_time import WorkingTime


def is_working_day(calendar: WorkingTime, day: date) -> bool:
    """Say whether the calendar has any working minute on `day`.

    Examples
    --------
    >>> from milepost_engine.time import Calendar, weekdays, working_time
    >>> is_working_day(working_time(Calendar("Office", weekdays([(540, 1020)]))), date(2026, 1, 10))
    False
    """
    midnight = day_of(day) * MINUTES_PER_DAY
    return calendar.between(midnight, midnight + MINUTES_PER_DAY) > 0


def nth_working_day_after(calendar: WorkingTime, day: date, n: int) -> date:
    """Return the n-th working day (n ≥ 1) strictly after `day`.

    Raises
    ------
    CalendarError
        If `n` is below 1.
    InstantRangeError
        If the calendar has no such day before 2201.

    Examples
    --------
    >>> from milepost_engine.time import Calendar, weekdays, working_time
    >>> office = working_time(Calendar("Office", weekdays([(540, 1020)])))
    >>> nth_working_day_after(office, date(2026, 1, 30), 3)
    datetime.date(2026, 2, 4)
    """
    if n < 1:
        raise CalendarError(f"The {n}-th working day after {day} is undefined; ask for the first or a later one.")
    current = day_of(day)
    for _ in range(n):
        start = calendar.next_start((current + 1) * MINUTES_PER_DAY)
        current = start // MINUTES_PER_DAY
    return date_of(current)


def start_after_lead(calendar: WorkingTime, sent: int, full_days: int) -> int:
    """Return the start of the working day that follows `full_days` full working days after `sent`.

    A day counts as full when all of its working time lies at or after `sent`; the rest of the day on which a
    notice was sent does not count. With 0 full days it is the start of the next day that is whole.

    Parameters
    ----------
    calendar : WorkingTime
        Calendar of the person who is told.
    sent : int
        Minute of local wall-clock time on that calendar.
    full_days : int
        Lead time in working days, ≥ 0.

    Returns
    -------
    int
        Minute at which that day's work starts.

    Raises
    ------
    CalendarError
        If `full_days` is negative.

    Examples
    --------
    Sent Thursday 8 January 2026, 15:00, two days' lead, Friday off: 12 and 13 count, so Wednesday 14.

    >>> from datetime import datetime
    >>> from milepost_engine.time import Calendar, datetime_of, minute_of, weekdays, working_time
    >>> member = working_time(Calendar("Member", weekdays([(540, 1020)]), {date(2026, 1, 9): ()}))
    >>> datetime_of(start_after_lead(member, minute_of(datetime(2026, 1, 8, 15)), 2)).isoformat()
    '2026-01-14T09:00:00'
    """
    if full_days < 0:
        raise CalendarError("A lead time in working days must not be negative.")
    start = _first_full_day_start(calendar, sent)
    for _ in range(full_days):
        start = calendar.next_start((start // MINUTES_PER_DAY + 1) * MINUTES_PER_DAY)
    return start


def _first_full_day_start(calendar: WorkingTime, sent: int) -> int:
    midnight = sent // MINUTES_PER_DAY * MINUTES_PER_DAY
    whole = calendar.between(midnight, sent) == 0
    return calendar.next_start(sent if whole else midnight + MINUTES_PER_DAY)
