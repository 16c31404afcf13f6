"""Both databases are equals: what touches rows runs on each, and each run is what it says it is."""

import os

import pytest
from django.db import connection


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
