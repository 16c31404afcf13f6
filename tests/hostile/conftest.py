"""The organisation that a hostile user finds."""

from tests.suites.ground.lived_in import first_story, story  # noqa: F401 - fixtures are found by their names
