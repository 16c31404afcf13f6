"""The ground on which a test stands: built once in a worker, and handed to each test as it was built.

A ground is told in a transaction that stays open while tests stand on it; each of them writes in a savepoint that is
rolled back. A ground may be laid upon another (`Upon`), which then lies on while the upper ones change. When a test
wants another ground, or none, what it does not stand on is rolled back first. The tests are sorted by their grounds
(`tests/plugins/grounds.py`), so that each is told about once in a worker.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction

Build = Callable[..., Any]


@dataclass(frozen=True)
class Upon:
    """A ground that goes on from what another one built, which is handed to it."""

    under: Build
    build: Callable[[Any], Any]

    def __call__(self, beneath: Any) -> Any:
        """Build it."""
        return self.build(beneath)


@dataclass(frozen=True)
class Layer:
    """A ground that lies, what it built, and the open transaction in which it was told."""

    build: Build
    built: Any
    opened: Any


def layers_of(build: Build | None) -> tuple[Build, ...]:
    """Return a ground with those on which it is laid, the lowest first."""
    if build is None:
        return ()
    return (*layers_of(build.under), build) if isinstance(build, Upon) else (build,)


class Laid:
    """What lies in the database of this process between tests."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.layers: list[Layer] = []

    def lay(self, build: Build | None) -> None:
        """Have `build` lie there, with nothing above it; only what does not lie yet is told."""
        self.clear_for(build)
        for each in layers_of(build)[len(self.layers) :]:
            opened = transaction.atomic()
            opened.__enter__()
            try:
                beneath = (deepcopy(self.built),) if self.layers else ()
                self.layers.append(Layer(each, each(*beneath), opened))
            except BaseException:
                _roll_back(opened)
                raise

    @property
    def built(self) -> Any:
        """What the uppermost ground built."""
        return self.layers[-1].built

    def clear_for(self, build: Build | None) -> None:
        """Roll back what `build` does not stand on."""
        wanted = layers_of(build)
        while [each.build for each in self.layers] != list(wanted[: len(self.layers)]):
            _roll_back(self.layers.pop().opened)


def _roll_back(opened: Any) -> None:
    transaction.set_rollback(True)
    opened.__exit__(None, None, None)


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
