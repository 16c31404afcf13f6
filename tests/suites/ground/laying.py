"""The ground on which a test stands: built once in a worker, and handed to each test as it was built.

A ground is told in a transaction that stays open while tests stand on it; each of them writes in a savepoint that is
rolled back. One ground lies at a time: when a test wants another, or none, what lies is rolled back first. The
tests are sorted by their grounds (`tests/plugins/grounds.py`), so that each is told about once in a worker.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction

Build = Callable[[], Any]


class Laid:
    """What lies in the database of this process between tests."""

    build: Build | None = None
    built: Any = None
    outer: Any = None

    def lay(self, build: Build | None) -> None:
        """Have `build` lie there and nothing else; it is told only where it does not lie yet."""
        if build is self.build:
            return
        self.clear()
        if build is not None:
            self.outer = transaction.atomic()
            self.outer.__enter__()
            self.build = build
            try:
                self.built = build()
            except BaseException:
                self.clear()
                raise

    def clear(self) -> None:
        """Roll back what lies there."""
        if self.outer is not None:
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)
        self.build = self.built = self.outer = None


LAID = Laid()


def ground(build: Build, choose: Callable[[pytest.Item], Build | None] = lambda _item: None) -> Any:
    """Return a fixture that hands out what `build` returned, or what `choose` names for a test, a copy for each."""

    def stand(db: None) -> Any:
        return deepcopy(LAID.built)

    stand.build_for = lambda item: choose(item) or build  # type: ignore[attr-defined]
    return pytest.fixture(stand)


def ground_of(item: pytest.Item) -> Build | None:
    """Return what a test stands on, None if it begins on an empty database."""
    known = getattr(item, "_fixtureinfo", None)
    fixtures = (each[-1].func for each in known.name2fixturedefs.values()) if known else ()
    found = {each.build_for(item) for each in fixtures if hasattr(each, "build_for")}
    assert len(found) < 2, f"{item.nodeid} stands on more than one ground"
    return found.pop() if found else None
