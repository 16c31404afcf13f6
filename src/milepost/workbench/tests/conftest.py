"""The world in which these tests happen: the shipped method is in force, and a project of class C begins."""

from tests.suites.ground.laying import ground
from tests.suites.samples.artefacts import owing_world

world = ground(owing_world)
