"""What every suite starts from: one world for a module, and a copy of it for each test."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction

from tests.suites.ground.world import World, build


@pytest.fixture(scope="module")
def first_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Build the world once, in a transaction that ends with the module; each test takes a savepoint in it."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        yield build()
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def world(first_world: World, db: None) -> World:
    return deepcopy(first_world)
