"""Pages of projects that are no list and no form of a verb: what an appointment would take away."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from milepost.kernel import clock
from milepost.projects import actions, queries
from milepost.projects.forms import WeighForm
from milepost.projects.models import Project
from milepost.surface.frame import Crumb
from milepost.surface.requests import actor_of
from milepost.surface.resource import RESOURCES


@login_required
@require_GET
def appointment(request: HttpRequest, code: str) -> HttpResponse:
    """Show which controls a person would lose by delivering, and who else could exercise them; nothing is changed."""
    actor = actor_of(request)
    project = queries.project_for(actor, code)
    refusal = actions.appoint.verdict(actor, project)
    if refusal is not None:
        raise refusal
    form = WeighForm(request.GET or None)
    context = {"project": project, "form": form, "weighed": False, "crumbs": _crumbs(project)}
    if form.is_valid():
        person, role = form.cleaned_data["person"], form.cleaned_data["role"]
        lost = queries.lost_controls(project, person, role, clock.now())
        orphaned = [each.what for each in lost if not each.alternates]
        context |= {"weighed": True, "person": person, "lost": lost, "orphaned": orphaned}
        context["appoint_url"] = RESOURCES["projects"].url(project, verb="appoint") + f"?person={person.pk}&role={role}"
    title = f"What an appointment takes away: {project.code}"
    return render(request, "projects/appointment.html", {**context, "title": title})


def _crumbs(project: Project) -> tuple[Crumb, ...]:
    resource = RESOURCES["projects"]
    return (
        Crumb("Projects", resource.url()),
        Crumb(str(project), resource.url(project)),
        Crumb("What an appointment takes away"),
    )
