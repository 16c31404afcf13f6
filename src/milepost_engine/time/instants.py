"""Instants as whole minutes of local wall-clock time since 1 January 1970, 00:00.

The engine computes on these integers alone. They carry no zone, so that a working day has the same length on
the days on which the clocks change; `zones` converts to and from UTC at the edge.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import numpy.typing as npt

from milepost_engine.time.errors import InstantRangeError

Minutes = npt.NDArray[np.int64]

MINUTES_PER_DAY = 1440
EPOCH = date(1970, 1, 1)
END_DAY = (date(2201, 1, 1) - EPOCH).days
END_MINUTE = END_DAY * MINUTES_PER_DAY


def day_of(day: date) -> int:
    """Return the number of days from 1 January 1970 to `day`.

    Examples
    --------
    >>> day_of(date(1970, 1, 2))
    1
    """
    return day.toordinal() - EPOCH.toordinal()


def date_of(day: int) -> date:
    """Return the date that stands `day` days after 1 January 1970.

    Raises
    ------
    InstantRangeError
        If the day lies outside the years 1970 to 2200.
    """
    if not 0 <= day <= END_DAY:
        raise InstantRangeError(f"Day {day} lies outside the years 1970 to 2200.")
    return EPOCH + timedelta(days=int(day))


def minute_of(instant: datetime) -> int:
    """Return the minute of a local wall-clock instant.

    Parameters
    ----------
    instant : datetime
        Without zone and without seconds.

    Raises
    ------
    InstantRangeError
        If the instant carries a zone (convert it with `local_minute_of` first), carries seconds, or lies
        outside the years 1970 to 2200.

    Examples
    --------
    >>> minute_of(datetime(1970, 1, 2, 8, 30))
    1950
    """
    if instant.tzinfo is not None:
        raise InstantRangeError(f"{instant} carries a zone; convert it with local_minute_of first.")
    if instant.second or instant.microsecond:
        raise InstantRangeError(f"{instant} is not a whole minute; round it first.")
    minute = day_of(instant.date()) * MINUTES_PER_DAY + instant.hour * 60 + instant.minute
    if not 0 <= minute <= END_MINUTE:
        raise InstantRangeError(f"{instant} lies outside the years 1970 to 2200.")
    return minute


def datetime_of(minute: int) -> datetime:
    """Return the local wall-clock instant of a minute, without zone.

    Examples
    --------
    >>> datetime_of(1950)
    datetime.datetime(1970, 1, 2, 8, 30)
    """
    day, rest = divmod(int(minute), MINUTES_PER_DAY)
    return datetime.combine(date_of(day), datetime.min.time()) + timedelta(minutes=rest)


def minutes_of(instants: npt.NDArray[np.datetime64]) -> Minutes:
    """Return the minutes of an array of local `datetime64` instants, any shape; seconds are cut off.

    Raises
    ------
    InstantRangeError
        If any instant is NaT or lies outside the years 1970 to 2200; the first such row is named.

    Examples
    --------
    >>> minutes_of(np.array(["1970-01-02T08:30"], dtype="datetime64[s]")).tolist()
    [1950]
    """
    minutes = instants.astype("datetime64[m]").astype(np.int64)
    check_range(minutes)
    return minutes


def datetimes_of(minutes: Minutes) -> npt.NDArray[np.datetime64]:
    """Return `datetime64[m]` instants of an array of minutes, any shape."""
    check_range(minutes)
    return minutes.astype("datetime64[m]")


def check_range(minutes: Minutes) -> None:
    """Refuse minutes outside the years 1970 to 2200 and name the first row."""
    outside = np.flatnonzero((minutes < 0) | (minutes > END_MINUTE))
    if outside.size:
        row = int(outside[0])
        raise InstantRangeError(
            f"Row {row}: minute {int(minutes.reshape(-1)[row])} lies outside the years 1970 to 2200."
        )
