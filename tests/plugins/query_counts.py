"""Offer to measure the committed query counts anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-query-counts", action="store_true", help="measure tests/suites/query_counts.json anew")
