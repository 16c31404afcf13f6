"""Questions about how projects began."""

from __future__ import annotations

from datetime import datetime

from milepost.demand.models import ProjectRequest
from milepost.demand.queries import visible_to as requests_visible_to
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.projects.models import Initiation, Project


def initiation_of(project: Project, moment: datetime | None = None) -> Initiation | None:
    """Return how a project began, None for one that was registered without a request, or not yet at `moment`."""
    if moment is None:
        found = Initiation.objects.filter(project=project).select_related("request", "proposed_pm")
        return found.first()
    return next(iter(records(Initiation, moment, project_id=project.pk)), None)


def request_is_seen(actor: Actor, request: ProjectRequest) -> bool:
    """Say whether `actor` may open the request from which a project came."""
    return requests_visible_to(actor).filter(pk=request.pk).exists()
