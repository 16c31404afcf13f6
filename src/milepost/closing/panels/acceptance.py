"""Panels of acceptance: on a project what waits and what is accepted, on a request what was asked and its note."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from milepost.closing import queries
from milepost.closing.models import Acceptance, AcceptanceCondition, SignedNote
from milepost.closing.panels.signing import content_facts
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.surface.resource import RESOURCES


def standing_facts(project: Any, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return of each deliverable, and of the project, whether it is accepted and since when it waits for the client."""
    del actor
    told = queries.acceptance_standing(project.pk, moment)
    deliverables, acceptances = RESOURCES["deliverables"], RESOURCES["acceptances"]
    rows = [
        {
            "line": each,
            "url": deliverables.url(each.deliverable),
            "waiting": each.waiting,
            "waiting_url": acceptances.url(each.waiting.acceptance) if each.waiting else "",
        }
        for each in told.deliverables
    ]
    whole = told.project_waiting
    return {
        "told": told,
        "rows": rows,
        "accepted": sum(each.accepted for each in told.deliverables),
        "whole_url": acceptances.url(whole.acceptance) if whole else "",
        "all_url": f"{acceptances.url()}?project={project.pk}",
    }


def request_facts(acceptance: Acceptance, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return what the client was asked about, exactly as it was frozen."""
    del actor
    if moment is not None:
        return {"past": True}
    return {**content_facts(acceptance, None), "sha256": acceptance.content_sha256}


def note_facts(acceptance: Acceptance, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the signed note of a decision, and the conditions that came with it."""
    del actor
    note = next(iter(records(SignedNote, moment, acceptance_id=acceptance.pk)), None)
    conditions = records(AcceptanceCondition, moment, acceptance_id=acceptance.pk)
    resource = RESOURCES["conditions"]
    return {
        "note": note,
        "json_url": reverse("closing:note-json", args=[acceptance.pk]) if note else "",
        "pdf_url": reverse("closing:note-pdf", args=[acceptance.pk]) if note else "",
        "keys_url": reverse("closing:keys"),
        "conditions": [{"condition": each, "url": resource.url(each)} for each in conditions],
    }
