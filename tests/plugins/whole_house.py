"""Connect the floors before any test runs, as an installation does: a test finds one house, run alone or with all."""

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_finish() -> None:
    from milepost.config.wiring import wire  # the house has models, which are not ready when plugins load

    wire()
