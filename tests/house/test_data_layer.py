"""Both databases are equals: what touches rows runs on each, and each run is what it says it is."""

import os
import re

import pytest
from django.db import connection

from tests.house.ground import ROOT

DRAWING = re.compile(r'mark\.drawing\((?:\s*asked_by="([^":]+)::(\w+)")?')


def test_a_test_that_asks_for_the_database_belongs_to_the_data_layer(db, request):
    assert request.node.get_closest_marker("data_layer")


@pytest.mark.django_db
def test_a_test_that_is_marked_for_the_database_belongs_to_the_data_layer(request):
    assert request.node.get_closest_marker("data_layer")


def test_a_test_without_rows_does_not(request):
    assert not request.node.get_closest_marker("data_layer")


def test_the_run_stands_on_the_database_that_was_promised(db):
    promised = "postgresql" if os.environ.get("MILEPOST_DATABASE_URL") else "sqlite"
    assert connection.vendor == promised


def test_what_is_only_drawn_is_asked_of_both_databases_by_the_test_that_its_mark_names():
    marks = [
        (path, mark.groups())
        for folder in ("tests", "src")
        for path in (ROOT / folder).rglob("test_*.py")
        for mark in DRAWING.finditer(path.read_text(encoding="utf-8"))
    ]
    assert marks, "there are tests that draw"
    for path, (module, name) in marks:
        assert module, f"{path}: say asked_by, as in tests/suites/test_every_action.py::test_something"
        asking = (ROOT / module).read_text(encoding="utf-8")
        found = re.search(rf"((?:^@.*\n)*)^def {name}\(", asking, re.MULTILINE)
        assert found, f"{path}: there is no {module}::{name}"
        assert "drawing" not in found.group(1), f"{path}: {name} only draws itself"
