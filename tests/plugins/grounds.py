"""Lay the ground of each test before its database opens, and sort the tests so that it need rarely be laid."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.plugin import blocking_manager_key

from tests.suites.ground.laying import LAID, ground_of, layers_of

OPENS_THE_DATABASE = "_django_db_helper"  # the fixture of pytest-django behind every other that touches the database


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bring tests on the same ground together; they stay in their order, and the others behind them in theirs."""
    layers = {item: layers_of(ground_of(item)) for item in items}
    order = {build: at for at, build in enumerate(dict.fromkeys(each for found in layers.values() for each in found))}
    items.sort(key=lambda item: (not layers[item], [order[each] for each in layers[item]]))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> Iterator[None]:
    if fixturedef.argname == OPENS_THE_DATABASE:
        with request.getfixturevalue("django_db_blocker").unblock():
            LAID.lay(ground_of(request.node))
        from milepost.reporting.queries.homes import bell  # it has models, which are not ready when plugins load

        bell.forget()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Roll a ground back after the last test on it: a live server or a browser must not start while it lies."""
    result = yield
    with item.config.stash[blocking_manager_key].unblock():
        LAID.clear_for(ground_of(nextitem) if nextitem is not None else None)
    return result
