"""Connect the floors before tests are collected, as loading the addresses does: run alone or with all, one house."""

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    from milepost.config.wiring import wire  # the house has models, which are not ready when plugins load

    wire()
