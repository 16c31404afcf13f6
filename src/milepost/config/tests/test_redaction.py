"""A line of the log never holds what opens a door."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.test import Client

from milepost.config.running.redaction import HideLinks

TOKEN = "f" * 64


def test_a_line_of_the_log_does_not_hold_a_link() -> None:
    line = logging.LogRecord("django.request", logging.WARNING, "", 0, "Forbidden: %s", (f"/sign/{TOKEN}/code/",), None)
    assert HideLinks().filter(line)
    assert line.getMessage() == "Forbidden: /sign/…/code/"


@pytest.mark.django_db
def test_the_log_of_a_refused_form_does_not_hold_the_link(settings: Any, caplog: Any) -> None:
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["links"]
    caplog.handler.addFilter(HideLinks())
    with caplog.at_level(logging.DEBUG):
        Client(enforce_csrf_checks=True).post(f"/sign/{TOKEN}/code/")
    caplog.handler.filters.clear()
    assert "/sign/…/code/" in caplog.text
    assert TOKEN not in caplog.text
