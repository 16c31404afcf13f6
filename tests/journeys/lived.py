"""Readers who are signed in at the live server, in an organisation in which every noun has records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings

from milepost.reporting.tests.story import Story
from tests.journeys.reader import Reader
from tests.suites.ground.lived_in import signed_in


@contextmanager
def reading(browser: Any, address: str, story: Story, role: str, **context: Any) -> Iterator[Reader]:
    """Put somebody before a browser who is signed in already, and see that nothing went wrong in it."""
    reader = Reader(browser, address, **context)
    session = signed_in(story, role).cookies[settings.SESSION_COOKIE_NAME].value
    reader.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
    yield reader
    reader.close()
