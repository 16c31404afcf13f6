"""The panel of a project's page: how it ends, and what of its end is on record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from milepost.closing.models import ArchivePackage, Closure, PostImplementationReview
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people.queries import people
from milepost.projects.choices import Stage
from milepost.surface.resource import RESOURCES, Panel

GOING_ON = frozenset({Stage.INITIATING.value, Stage.PLANNING.value, Stage.EXECUTING.value})


def _closing(project: Any, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return what is on record; nothing is asked of a project that goes on."""
    del actor
    url = reverse("closing:checklist", args=[project.code])
    if project.stage in GOING_ON:
        return {"going_on": True, "url": url, "flag_url": RESOURCES["projects"].url(project, verb="flag-personal-data")}
    archive = next(
        iter(sorted(records(ArchivePackage, moment, project_id=project.pk), key=lambda each: -each.pk)), None
    )
    review = next(iter(records(PostImplementationReview, moment, project_id=project.pk)), None)
    closure = next(iter(records(Closure, moment, project_id=project.pk)), None)
    known = people({each for each in (review and review.lead_id, closure and closure.closed_by_id) if each}, moment)
    return {
        "url": url,
        "archive": archive,
        "archive_url": RESOURCES["archives"].url(archive) if archive else "",
        "review": review,
        "review_url": RESOURCES["post-implementation-reviews"].url(review) if review else "",
        "lead": known.get(review.lead_id) if review else None,
        "closure": closure,
        "closed_by": known.get(closure.closed_by_id) if closure else None,
    }


CLOSING = Panel(name="closing", title="The end of it", template="closing/_closing.html", facts=_closing)
