"""How a project began: the verb on the page of its request, and the request on the page of the project."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from milepost.demand.models import ProjectRequest
from milepost.demand.queries import class_estimates
from milepost.kernel.measure import Known
from milepost.kernel.policy import Actor
from milepost.projects import actions, queries
from milepost.projects.forms import InitiateForm
from milepost.projects.models import Project
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import RESOURCES, Panel, Verb, own_version


def _began(project: Project, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    began = queries.initiation_of(project, moment)
    if began is None:
        return {}
    shown = queries.request_is_seen(actor, began.request)
    return {
        "request": began.request,
        "url": RESOURCES["requests"].url(began.request) if shown else "",
        "proposed": began.proposed_pm,
        "has_pm": queries.has_pm(project),
        "carried": project.attributes,
    }


def _became(requests: list[ProjectRequest], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: each.project_code for each in requests}


def _proposed(request: ProjectRequest) -> dict[str, Any]:
    estimate = class_estimates([request])[request.pk]
    told = {"project_class": estimate.value} if isinstance(estimate, Known) else {}
    return {"pm": request.prospective_pm, **told}


RESOURCES["requests"].extend(
    columns=(Column(name="became", label="Project", batch=_became),),
    facts=("became",),
    verbs=(
        Verb(
            name="initiate", label="Initiate the project", action=actions.initiate_from_request, form=InitiateForm,
            initial=_proposed, version=own_version, primary=True,
            help="What the request says is carried over. Its sponsor is appointed, and the project manager you name.",
        ),
    ),
)  # fmt: skip
RESOURCES["projects"].extend(
    panels=(Panel(name="began", title="Where it comes from", template="projects/_began.html", facts=_began),),
)
