"""Lay the ground of each test before its database opens, and sort the tests so that it need rarely be laid."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.suites.ground.laying import LAID, ground_of

OPENS_THE_DATABASE = "_django_db_helper"  # the fixture of pytest-django behind every other that touches the database


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bring tests on the same ground together; they stay in their order, and the others behind them in theirs."""
    grounds = {item: ground_of(item) for item in items}
    order = {build: at for at, build in enumerate(dict.fromkeys(grounds.values()))}
    items.sort(key=lambda item: (grounds[item] is None, order[grounds[item]]))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> Iterator[None]:
    if fixturedef.argname == OPENS_THE_DATABASE:
        with request.getfixturevalue("django_db_blocker").unblock():
            LAID.lay(ground_of(request.node))
        from milepost.reporting.queries.homes import bell  # it has models, which are not ready when plugins load

        bell.forget()
    return (yield)


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Roll back the last ground before the database is dropped."""
    yield
    if LAID.build is not None:
        with request.getfixturevalue("django_db_blocker").unblock():
            LAID.clear()
