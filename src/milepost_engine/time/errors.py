"""What can be wrong with a calendar or with an instant asked of it."""

from __future__ import annotations

from milepost_engine.errors import EngineError


class CalendarError(EngineError):
    """A calendar that cannot be used; the message names the calendar, the day and the cure."""


class InstantRangeError(CalendarError):
    """An instant outside the years 1970 to 2200, or working time beyond the last working day."""
