"""What waits on a home: what is due, what is to be verified, breaches, waivers, overdue findings, and adherence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from milepost.compliance.bridge.meters import adherence
from milepost.compliance.choices import OFFICE
from milepost.compliance.panels.meters import card_of
from milepost.compliance.panels.words import row_of
from milepost.compliance.queries import Account, Item, Project, accounts, findings_overdue, waivers_waiting
from milepost.compliance.queries.next_due import order_of
from milepost.kernel.policy import Actor, Roles
from milepost.projects.choices import Standing
from milepost.projects.queries import visible_to
from milepost.surface.resource import RESOURCES

MOST = 6
MOST_AT_HOME = 150
"""From so many projects on a home says where obligations are found instead of computing all of them."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A panel of a home: its template, what it draws, how wide it stands."""

    template: str
    facts: dict[str, Any]
    span: int


def for_the_office(actor: Actor) -> list[Waiting]:
    """Return what is to be verified and what is breached, and how the whole is kept."""
    seen = visible_to(actor).exclude(standing=Standing.ENDED)
    going_on = seen.count()
    if going_on > MOST_AT_HOME:
        return [_elsewhere(going_on)]
    told = accounts(list(seen))
    return [
        *_panel("Obligations to verify", "to-verify", "verify", _items(told, lambda item: item.waits_for_verification)),
        *_panel("Obligations breached", "breached", "breached", _items(told, lambda item: item.is_unmet_breach)),
    ]


def _elsewhere(going_on: int) -> Waiting:
    """Return the panel that says why obligations are not counted on this page, and where they are."""
    board = reverse("compliance:obligations")
    links = (
        ("Obligations to verify", f"{board}?show=verify"),
        ("Obligations breached", f"{board}?show=breached"),
        ("Adherence", reverse("compliance:adherence")),
    )
    return Waiting("compliance/home_elsewhere.html", {"count": going_on, "most": MOST_AT_HOME, "links": links}, 6)


def waivers_for(actor: Actor, posts: Roles) -> list[Waiting]:
    """Return the waivers whose next step is the reader's; no panel without any."""
    waiting = list(waivers_waiting(actor, posts, OFFICE).select_related("project").order_by("requested_at"))
    rows = [
        {
            "url": RESOURCES["waivers"].url(each),
            "name": each.name,
            "due": each.from_date,
            "project": each.project,
            "state": f"{each.get_state_display()}{', critical' if each.critical else ''}",
        }
        for each in waiting[:MOST]
    ]
    return _listed("waivers", "Waivers waiting", rows, len(waiting))


def overdue_findings(actor: Actor) -> list[Waiting]:
    """Return the findings whose corrective action was not agreed or not done by its day; no panel without any."""
    found = list(findings_overdue(actor))
    rows = [
        {
            "url": RESOURCES["findings"].url(each),
            "name": str(each),
            "due": each.due_date or each.answer_by_date,
            "project": each.project,
            "state": f"{each.get_grade_display()}, {each.get_state_display().lower()}",
            "tone": "red",
        }
        for each in found[:MOST]
    ]
    return _listed("findings", "Findings overdue", rows, len(found))


def _listed(noun: str, title: str, rows: list[dict[str, Any]], count: int) -> list[Waiting]:
    if not rows:
        return []
    facts = {"title": title, "anchor": noun, "count": count, "rows": rows, "more_url": RESOURCES[noun].url()}
    return [Waiting("compliance/home_due.html", facts, 6)]


def success_card(actor: Actor) -> list[Waiting]:
    """Return the card of adherence: budget, method, procedure."""
    seen = visible_to(actor)
    if seen.exclude(standing=Standing.ENDED).count() > MOST_AT_HOME:
        return []
    told = adherence(seen)
    if not told.projects:
        return []
    return [Waiting("compliance/home_card.html", {"card": card_of(told), "url": reverse("compliance:adherence")}, 12)]


def _items(told: dict[int, Account], keeps: Callable[[Item], bool]) -> list[tuple[Project, Item]]:
    return [(each.project, item) for each in told.values() for item in each.items if keeps(item)]


def _panel(title: str, anchor: str, show: str, found: list[tuple[Project, Item]]) -> list[Waiting]:
    if not found:
        return []
    found.sort(key=lambda each: (order_of(each[1]), each[0].code))
    facts = {
        "title": title,
        "anchor": anchor,
        "count": len(found),
        "rows": [row_of(project, item) for project, item in found[:MOST]],
        "more_url": f"{reverse('compliance:obligations')}?show={show}",
    }
    return [Waiting("compliance/home_due.html", facts, 6)]
