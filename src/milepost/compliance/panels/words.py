"""How an obligation, a share and a list of obligations are shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from milepost.compliance.choices import DutyState
from milepost.compliance.queries import Item, Outcome
from milepost.kernel.measure import Known, Result
from milepost.projects.models import Project

TONES = {
    DutyState.BREACHED: "red",
    DutyState.REWORK: "amber",
    DutyState.DUE: "amber",
    DutyState.VERIFIED: "green",
    DutyState.PERFORMED: "green",
}
HUNDRED = Decimal(100)


def row_of(project: Project, item: Item) -> dict[str, Any]:
    """Return an obligation as a table shows it."""
    return {
        "item": item,
        "project": project,
        "name": item.name,
        "number": item.occurrence if item.terms is not None and item.terms.recurrence is not None else 0,
        "state": standing_words(item),
        "tone": TONES.get(item.state, ""),
        "due": item.due,
        "planned": not item.is_fact,
        "url": page_of(project, item),
    }


def page_of(project: Project, item: Item) -> str:
    """Return the address of the page of one obligation of a project."""
    return reverse("compliance:obligation", args=[project.code, item.key])


def verb_url(project: Project, verb: str, field: str, key: str) -> str:
    """Return the address of the form of a verb of the project, with an obligation chosen in it."""
    return f"{reverse('projects:verb', args=[project.code, verb])}?{field}={quote(key)}"


def standing_words(item: Item) -> str:
    """Return where an obligation stands in words, late and dispensation said beside."""
    said = str(item.state.label)
    if item.outcome == Outcome.LATE:
        said = f"{said}, late"
    if item.dispensed:
        said = f"{said}, with a dispensation"
    return said


def share_words(share: Result[Decimal]) -> str:
    """Return a share in per cent, or why there is none."""
    if isinstance(share, Known):
        return f"{(share.value * HUNDRED).quantize(Decimal('0.1')).normalize():f} %"
    return "–"
