"""What every suite starts from: a small world, built once and handed to each test as it was built."""

from __future__ import annotations

from tests.suites.ground.laying import ground
from tests.suites.ground.world import build

world = ground(build)
