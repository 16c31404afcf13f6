"""Say of every test whether it runs on PostgreSQL too, so that the run on PostgreSQL finds it without being told.

The rule (docs/decisions/0040): what touches the database belongs to the data layer and runs on both databases. Left
out on PostgreSQL are the journeys, and what is marked `drawing`: it tries how rows are drawn as a page, a sheet or a
header, while another test, which the mark names, asks the questions behind those rows on both.
"""

from pathlib import Path

import pytest

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup"}
JOURNEYS = Path(__file__).resolve().parents[1] / "journeys"


def touches_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db"):
        return True
    return bool(DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if touches_the_database(item) and JOURNEYS not in item.path.parents:
            item.add_marker("data_layer")
