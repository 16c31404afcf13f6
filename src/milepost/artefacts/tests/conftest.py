"""The world in which these tests happen: the shipped method is in force, and a project owes its documents."""

from __future__ import annotations

from tests.suites.ground.laying import ground
from tests.suites.ground.world import World, build
from tests.suites.samples.artefacts import owing


def owing_world() -> World:
    """Build the world and publish the method in it."""
    world = build()
    owing(world)
    return world


world = ground(owing_world)
