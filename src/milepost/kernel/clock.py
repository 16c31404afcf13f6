"""The only clock. Everything that needs the present asks here, so that a story can be told at its own time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_told: ContextVar[datetime | None] = ContextVar("milepost_clock", default=None)


def now() -> datetime:
    """Return the present instant in UTC, or the told one inside `at`."""
    return _told.get() or datetime.now(UTC)


def today() -> date:
    """Return the present date in UTC."""
    return now().date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Tell everything inside the block as if it happened at `moment`, which must carry a zone."""
    if moment.tzinfo is None:
        raise ValueError("An instant needs a zone")
    token = _told.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _told.reset(token)
