"""The world in which these tests happen, and a sample of an action, ready to be tried in it."""

from __future__ import annotations

import pytest

from tests.suites.ground.laying import Upon, ground
from tests.suites.ground.lived_in import story  # noqa: F401 - fixtures are found by their names
from tests.suites.ground.world import build
from tests.suites.samples import SAMPLES, ready_to_try


def ready(item: pytest.Item) -> Upon | None:
    """Return the ground on which the sample stands ready with whose name a test was parametrised."""
    given = item.callspec.params if hasattr(item, "callspec") else {}
    return ready_to_try(given["name"]) if given.get("name") in SAMPLES else None


world = ground(build)
tried = ground(build, ready)
