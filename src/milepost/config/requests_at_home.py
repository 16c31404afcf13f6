"""Panels of requests and obligations on the homes: they and the homes stand on different floors, so they meet here."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.compliance.panels import homes
from milepost.demand.queries import waiting_requests
from milepost.demand.rules import NEXT_STEPS, is_idle
from milepost.kernel import clock
from milepost.projects.choices import LEADS
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


def what_is_due(reader: Reader) -> list[HomePanel]:
    """Return what the method asks next of the projects that the reader leads."""
    led = reader.parts.of(*LEADS)
    return _drawn(homes.due_of(led)) if led else []


def for_the_office(reader: Reader) -> list[HomePanel]:
    """Return waivers that wait, findings that are overdue, what is to be verified and what is breached."""
    return _drawn(
        [
            *homes.waivers_for(reader.actor, reader.posts),
            *homes.overdue_findings(reader.actor),
            *homes.for_the_office(reader.actor),
        ]
    )


def waivers(reader: Reader) -> list[HomePanel]:
    """Return the waivers of critical obligations that an executive decides."""
    return _drawn(homes.waivers_for(reader.actor, reader.posts))


def adherence(reader: Reader) -> list[HomePanel]:
    """Return how the budget, the method and the procedure are kept."""
    return _drawn(homes.success_card(reader.actor))


def _drawn(told: Iterable[homes.Waiting]) -> list[HomePanel]:
    return [HomePanel(each.template, each.facts, each.span) for each in told]
