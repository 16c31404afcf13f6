"""The world in which these tests happen, and for a sample of an action the world that it begins with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.suites.ground.laying import ground
from tests.suites.ground.lived_in import story  # noqa: F401 - fixtures are found by their names
from tests.suites.ground.sample import Sample
from tests.suites.ground.world import World, build
from tests.suites.samples import SAMPLES, ground_of_sample


def of_its_sample(item: pytest.Item) -> Callable[[], World] | None:
    """Return what builds the world of the sample with which a test was parametrised."""
    given = item.callspec.params if hasattr(item, "callspec") else {}
    sample = given.get("sample") or SAMPLES.get(given.get("name", ""))
    return ground_of_sample(sample.name) if isinstance(sample, Sample) else None


world = ground(build, of_its_sample)
