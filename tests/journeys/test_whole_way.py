"""One project of class C from its request to Closed in a real browser, everybody with a sign-in of their own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from milepost.kernel import clock as house_clock
from milepost.kernel.verify import verify
from tests.way.by_browser import ByBrowser
from tests.way.hand import Clock
from tests.way.house import found
from tests.way.whole import SCENES

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of the story, for the server in its own thread too."""
    story = Clock(datetime(2026, 3, 2, 8, tzinfo=UTC))
    monkeypatch.setattr(house_clock, "now", lambda: house_clock._told.get() or story.now)
    return story


def test_fifteen_people_take_one_project_from_its_request_to_closed(
    clock: Clock, browser: Any, live_server: Any
) -> None:
    found(clock)
    hand, kept = ByBrowser(clock, browser, live_server.url), dict[str, Any]()
    for scene in SCENES:
        scene(hand, kept)
    assert hand.shows("director", "projects", kept["project"], "Closed")
    hand.close()
    assert not verify().findings
