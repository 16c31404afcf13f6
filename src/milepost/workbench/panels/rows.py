"""An entry of the list as a page shows it: words, reasons with links, and the one place where it is done."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from milepost.kernel.policy import Actor
from milepost.workbench.choices import URGENCY_WORDS, Part, Urgency
from milepost.workbench.queries import Bench, Example, Listed, Project
from milepost.workbench.rules import Place, Why

TONES = {Urgency.OVERDUE: "bad", Urgency.DUE: "watch", Urgency.BEFORE_GATE: "watch", Urgency.NOW: "watch"}


def address_of(place: Place) -> str:
    """Return the address of a place."""
    if place.view:
        found = reverse(place.view, args=place.arguments)
    else:
        page = ("verb" if place.verb else "detail") if place.key else "list"
        found = reverse(f"{place.noun}:{page}", args=[each for each in (place.key, place.verb) if each])
    return f"{found}?{urlencode(place.query)}" if place.query else found


def page_of(project: Project) -> str:
    """Return the address of the whole list of a project."""
    return reverse("workbench:project", args=[project.code])


def row_of(bench: Bench, listed: Listed, reader: Actor, example: Example | None = None) -> dict[str, Any]:
    """Return an entry as a list shows it; only whose turn it is gets the button that does it."""
    ask = listed.ask
    mine = bench.moment is None and listed.part != Part.LATER and listed.is_of(bench, reader.person_id)
    acting = ask.place.posts or bool(ask.place.verb)
    url = address_of(ask.place) if mine or not acting else ""
    whys = list({(each.sentence, each.source): _why(each) for each in reversed(ask.whys)}.values())[::-1]
    return {
        "what": ask.what.rstrip("."),
        "found": ask.found,
        "whys": whys,
        "name_url": url if url and not ask.place.posts else whys[0]["url"],
        "due": ask.due,
        "planned": ask.planned,
        "gate": ask.gate,
        "urgency": URGENCY_WORDS[listed.urgency],
        "tone": TONES.get(listed.urgency, "calm"),
        "late": listed.urgency == Urgency.OVERDUE,
        "advice": not ask.mandatory,
        "turn": listed.turn,
        "waits": listed.part == Part.OTHERS,
        "mine": mine,
        "first": False,
        "later": listed.part == Part.LATER,
        "label": ask.place.label,
        "url": url,
        "posts": ask.place.posts,
        "example": None if example is None or example.is_empty else example,
        "project": listed.project,
    }


def _why(why: Why) -> dict[str, str]:
    return {"sentence": why.sentence, "source": why.source, "url": address_of(why.place)}
