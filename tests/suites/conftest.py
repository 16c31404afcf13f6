"""What every suite starts from."""

from __future__ import annotations

import pytest

from tests.suites.world import World, build


@pytest.fixture
def world(db: None) -> World:
    return build()
