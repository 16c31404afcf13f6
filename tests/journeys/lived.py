"""Readers who are signed in at the live server, in an organisation in which every noun has records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.conf import settings
from django.db import connection

from milepost.reporting.tests.story import Story
from tests.journeys.reader import Reader
from tests.suites.ground.lived_in import lived_in, signed_in


class Lived:
    """The lived-in organisation, told once in this process; SQLite copies it back for the next journey."""

    def __init__(self) -> None:
        """Begin before it is told."""
        self.story: Story | None = None
        self.kept = sqlite3.connect(":memory:")

    def tell(self) -> Story:
        """Have it lie in the database as it was when it was told."""
        connection.ensure_connection()
        if self.story is None:
            self.story = lived_in()
            connection.connection.backup(self.kept)
        else:
            self.kept.backup(connection.connection)
        return deepcopy(self.story)


LIVED = Lived()


@contextmanager
def reading(browser: Any, address: str, story: Story, role: str, **context: Any) -> Iterator[Reader]:
    """Put somebody before a browser who is signed in already, and see that nothing went wrong in it."""
    reader = Reader(browser, address, **context)
    session = signed_in(story, role).cookies[settings.SESSION_COOKIE_NAME].value
    reader.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
    yield reader
    reader.close()
