"""Spare every test what it does not look at: rubbish collected over and over, copies of what templates were given."""

from __future__ import annotations

import gc
from copy import copy
from typing import Any

import pytest
from django.test import client
from django.test.utils import ContextList

YOUNG, OLDER, OLDEST = 50_000, 20, 50


def pytest_collection_finish() -> None:
    """Leave alone what stays to the end: modules, templates and tests are most of what a collection walks through."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLDEST)


def keep_the_first(store: dict[str, Any], signal: Any, sender: Any, template: Any, context: Any, **_: Any) -> None:
    """Keep of an answer what its page was given; Django copies it anew for each of some twenty parts of the page."""
    store.setdefault("templates", []).append(template)
    if "context" not in store:
        store["context"] = ContextList([copy(context)])


@pytest.fixture(scope="session", autouse=True)
def _answers_keep_the_context_of_their_page() -> None:
    client.store_rendered_templates = keep_the_first
