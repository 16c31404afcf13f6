"""One project of class C from its request to Closed in a real browser, everybody with a sign-in of their own.

It is the way that `tests/way/test_by_api.py` walks by the API alone, with the same words. Here each act is found where
people find it: what waits on the home of who is asked, the button on the page of the record, what came of it on a page.
What comes again in the same way (the third document, the second piece of work) is done by the API.
"""

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
MADE_READY, *WALKED = SCENES


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of the story, for the server in its own thread too."""
    story = Clock(datetime(2026, 3, 2, 8, tzinfo=UTC))
    monkeypatch.setattr(house_clock, "now", lambda: house_clock._told.get() or story.now)
    return story


def test_everybody_takes_one_project_from_its_request_to_closed(clock: Clock, browser: Any, live_server: Any) -> None:
    found(clock)
    hand, kept = ByBrowser(clock, browser, live_server.url), dict[str, Any]()
    MADE_READY(hand.again, kept)
    for scene in WALKED:
        scene(hand, kept)
    project = kept["project"]
    assert hand.shows("director", "projects", project, "Closed")
    assert hand.shows("requester", "requests", kept["request"], "Became a project")
    assert not hand.sees("project manager", "projects", project), "with the project every part in it has ended"
    closing = hand.reader("director")
    closing.open(f"/projects/{project}/closing/")
    assert "Archive sealed" in closing.text
    assert len(hand.signed_in) >= 12
    hand.close()
    assert not verify().findings
