"""The world in which these tests happen: the shipped method is in force, and a project owes its documents."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tests.suites.ground.fixtures import first_world  # noqa: F401 - fixtures are found by their names
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import owing


@pytest.fixture(scope="module")
def owing_world(first_world: World, django_db_blocker: Any) -> World:  # noqa: F811 - the fixture itself
    """Have the method published once for a module."""
    with django_db_blocker.unblock():
        owing(first_world)
    return first_world


@pytest.fixture
def world(owing_world: World, db: None) -> World:
    return deepcopy(owing_world)
