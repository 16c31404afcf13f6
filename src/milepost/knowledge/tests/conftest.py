"""The world in which these tests happen."""

from tests.suites.ground.fixtures import world  # noqa: F401 - fixtures are found by their names
