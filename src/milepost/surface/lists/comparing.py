"""A page compared with an earlier moment: lists and facts mark what was otherwise then, and say what it was.

The moment is set once for a page and read by whatever lists stand on it, panels included, so that no panel has
to hand it on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from milepost.documents import cells
from milepost.documents.cells import Cell

_earlier: ContextVar[datetime | None] = ContextVar("milepost_compared_with", default=None)


@contextmanager
def compared_with(moment: datetime | None) -> Iterator[None]:
    """Compare every list inside with what was known at `moment`; with None, nothing is compared."""
    token = _earlier.set(moment)
    try:
        yield
    finally:
        _earlier.reset(token)


def earlier_moment() -> datetime | None:
    """Return the moment that this page is compared with."""
    return _earlier.get()


def same(now: Cell, before: Cell) -> bool:
    """Say whether two cells tell the same; of a colour its status counts and not why, and a trail is a past itself."""
    left, right = cells.bare(now), cells.bare(before)
    if isinstance(left, cells.Trail):
        return True
    if isinstance(left, cells.Colour) and isinstance(right, cells.Colour):
        return left.status == right.status
    return left == right
