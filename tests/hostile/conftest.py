"""The organisation that a hostile user finds."""

from tests.suites.ground.lived_in import story  # noqa: F401 - fixtures are found by their names
