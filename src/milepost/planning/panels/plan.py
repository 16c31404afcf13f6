"""The six sections of a plan on the page of a project, and on the page of a proposed plan."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from milepost.artefacts.choices import ArtefactState
from milepost.kernel.policy import Actor
from milepost.planning import queries
from milepost.planning.rules import Document
from milepost.projects.models import Project
from milepost.surface.resource import RESOURCES

WORDS = {"missing": "Missing", "draft": "Not settled", "approved": "Settled"}


def plan_of(project: Any, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return where each section stands; nothing where no work was planned, or a past moment is shown."""
    if moment is not None or not queries.has_work(project.pk):
        return {"sections": [], "past": moment is not None}
    return sections_of(project)


def sections_of(project: Project) -> dict[str, Any]:
    """Return the six sections with their documents, what is recorded, and the baseline that holds them."""
    standing = queries.plan_standing(project)
    proposed = queries.proposed_plan(project.pk) if standing.proposed else None
    return {
        "sections": [_section(each) for each in standing.sections],
        "follows_method": standing.follows_method,
        "baseline_number": standing.baseline_number,
        "baseline_hash": standing.baseline_hash[:12],
        "proposed": proposed,
        "proposed_url": RESOURCES["plans"].url(proposed) if proposed else "",
        "settled": sum(each.state == "approved" for each in standing.sections),
    }


def _section(standing: queries.SectionStanding) -> dict[str, Any]:
    return {
        "label": standing.label,
        "state": standing.state,
        "words": WORDS[standing.state],
        "documents": [_document(each) for each in standing.documents],
        "recorded": [each.sentence for each in standing.facts],
        "missing": [unmet.missing for each in standing.facts for unmet in each.unmet],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "url": reverse("artefacts:detail", args=[document.artefact_id]) if document.artefact_id else "",
        "state": str(ArtefactState(document.state).label) if document.state else "Not begun",
        "comments": document.open_comments,
    }
