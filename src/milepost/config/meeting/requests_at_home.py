"""The panel of requests on the homes of the PMO: requests and homes stand on different floors, so they meet here."""

from __future__ import annotations

from milepost.demand.queries import waiting_requests
from milepost.demand.rules import NEXT_STEPS, is_idle
from milepost.kernel import clock
from milepost.reporting.panels.home.parts import HomePanel, Reader
from milepost.surface.resource import RESOURCES

MOST = 6


def requests_waiting(reader: Reader) -> list[HomePanel]:
    """Return the requests whose next step is the reader's, those that wait longest first; no panel without any."""
    waiting, today = list(waiting_requests(reader.actor, reader.posts)), clock.today()
    if not waiting:
        return []
    resource = RESOURCES["requests"]
    rows = [
        {
            "request": each,
            "url": resource.url(each),
            "step": NEXT_STEPS[each.state],
            "days": (today - each.moved_on).days,
            "idle": is_idle(each.state, each.moved_on, today),
        }
        for each in waiting[:MOST]
    ]
    facts = {"rows": rows, "count": len(waiting), "more_url": resource.url()}
    return [HomePanel("demand/_waiting.html", facts, 12)]
