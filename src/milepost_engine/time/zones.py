"""Between the wall clock of a zone and UTC. Only the edge of a computation needs this."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from milepost_engine.time.errors import CalendarError
from milepost_engine.time.instants import datetime_of, minute_of


def utc_of(minute: int, zone: str) -> datetime:
    """Return the UTC instant of a local wall-clock minute in `zone`.

    An hour that happens twice (clocks set back) means the first; an hour that does not happen (clocks set
    forward) means the instant that many minutes after the change, as PEP 495 has it.

    Raises
    ------
    CalendarError
        If the zone is not known.

    Examples
    --------
    >>> utc_of(minute_of(datetime(2026, 7, 1, 9, 0)), "Europe/Berlin").isoformat()
    '2026-07-01T07:00:00+00:00'
    """
    return datetime_of(minute).replace(tzinfo=_zone(zone)).astimezone(UTC)


def local_minute_of(instant: datetime, zone: str) -> int:
    """Return the local wall-clock minute in `zone` of an instant that carries its own zone.

    Raises
    ------
    CalendarError
        If the zone is not known or the instant carries none.

    Examples
    --------
    >>> datetime_of(local_minute_of(datetime(2026, 1, 1, 8, 0, tzinfo=UTC), "Europe/Berlin")).hour
    9
    """
    if instant.tzinfo is None:
        raise CalendarError(f"{instant} carries no zone; say which wall clock it was read on.")
    return minute_of(instant.astimezone(_zone(zone)).replace(tzinfo=None, fold=0))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CalendarError(f"The zone {name!r} is not known; use an IANA name such as Europe/Berlin.") from error
