"""The panels of changes: notices to acknowledge, set apart from news, and changes that wait for others to answer."""

from __future__ import annotations

from milepost.kernel import clock
from milepost.projects.choices import LEADS
from milepost.reporting.panels import links
from milepost.reporting.panels.home.parts import HomePanel, Reader
from milepost.reporting.queries.homes.changes import notices_for, under_way

MOST = 8


def notices_to_acknowledge(reader: Reader) -> list[HomePanel]:
    """Return what changes for the reader and waits for their acknowledgement; no panel where nothing does."""
    now, person = clock.now(), reader.actor.person_id or 0
    rows = [
        {
            "notice": each,
            "url": links.record("notices", each.pk),
            "late": now >= each.answer_by_at,
            "for_other": each.recipient.name if each.recipient_id != person else "",
        }
        for each in notices_for(person, MOST)
    ]
    return [HomePanel("reporting/home/notices.html", {"rows": rows}, 12)] if rows else []


def changes_under_way(reader: Reader) -> list[HomePanel]:
    """Return the changes that the reader leads and that wait for acknowledgement; no panel where none does."""
    led = reader.parts.of(*LEADS)
    rows = [
        {"change": each, "url": links.record("change-requests", each.change_id), "ready": each.answered == each.told}
        for each in (under_way(led, MOST) if led else [])
    ]
    return [HomePanel("reporting/home/changes.html", {"rows": rows}, 12)] if rows else []
