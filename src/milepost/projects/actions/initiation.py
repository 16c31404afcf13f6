"""The verb by which an approved request becomes a project, once, with what it says carried over."""

from __future__ import annotations

from milepost.demand.actions import convert, not_a_party, standing_at
from milepost.demand.choices import INITIATORS, RequestState
from milepost.demand.models import ProjectRequest
from milepost.demand.queries import class_estimates, converted_from, objectives_of, request_scope
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.measure import Known
from milepost.people.models import Person
from milepost.portfolios.models import Portfolio, Programme
from milepost.projects import rules
from milepost.projects.actions.register import register_project
from milepost.projects.actions.roles import appoint
from milepost.projects.choices import Origin, RoleOnProject
from milepost.projects.models import Initiation, Project


@action(
    "projects.initiate_from_request",
    allowed=INITIATORS,
    scope=request_scope,
    guards=(standing_at(RequestState.APPROVED), not_a_party),
    path="Ask the PMO director or an executive who has no part in the request.",
)
def initiate_from_request(
    act: Act,
    request: ProjectRequest,
    *,
    code: str,
    portfolio: Portfolio,
    programme: Programme | None = None,
    project_class: str,
    pm: Person | None = None,
    version: int | None = None,
) -> Project:
    """Begin the project of an approved request with its data, its sponsor and, where named, its project manager."""
    act.expect(request, version)
    estimate = class_estimates([request])[request.pk]
    if isinstance(estimate, Known):
        act.require(rules.class_is_not_lowered(Origin.NATIVE, estimate.value, project_class))
    convert(act, request, code)
    project = register_project.function(
        act,
        code=code,
        name=request.title,
        unit=request.unit,
        portfolio=portfolio,
        programme=programme,
        currency=request.currency,
        project_class=project_class,
        purpose=f"{request.problem}\n\n{request.desired_result}".strip(),
        attributes=converted_from(request),
        objectives=objectives_of([request.pk])[request.pk],
    )
    proposed = request.prospective_pm
    act.add(Initiation(project=project, request=request, proposed_pm=proposed))
    if request.sponsor is not None:
        appoint.within(act, project, person=request.sponsor, role=RoleOnProject.SPONSOR)
    if pm is not None:
        appoint.within(act, project, person=pm, role=RoleOnProject.PM)
    return project
