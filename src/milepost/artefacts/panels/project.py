"""The panel of a project's page: the documents that it owes, in the order of the method."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from milepost.artefacts import actions, queries
from milepost.artefacts.choices import ArtefactState
from milepost.kernel.policy import Actor
from milepost.surface.resource import RESOURCES


def owed(project: Any, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return each document with its state and completeness, and the next step where it is the reader's."""
    starts = moment is None and actions.start_artefact.verdict(actor, project) is None
    resource = RESOURCES["artefacts"]
    rows = [
        {
            "name": each.sheet.type.name,
            "purpose": each.sheet.type.purpose,
            "phase": each.sheet.phase,
            "state": ArtefactState(each.artefact.state).label if each.artefact else "",
            "approved": bool(each.artefact and each.artefact.approved_number),
            "told": each.completeness,
            "url": resource.url(each.artefact) if each.artefact else "",
            "start_url": reverse("documents:start", args=[project.code, each.sheet.type.code])
            if starts and not each.artefact
            else "",
        }
        for each in queries.standing_of(project, moment)
    ]
    return {"rows": rows, "approved": sum(bool(row["approved"]) for row in rows)}
