"""The page of the list: everything that is asked of one project next, for everybody who sees the project."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from milepost.projects.queries import project_for
from milepost.surface.frame import Crumb
from milepost.surface.requests import actor_of
from milepost.surface.resource import RESOURCES
from milepost.surface.views import refuse_the_past
from milepost.workbench.panels.page import page_facts


@login_required
@require_GET
def next_steps(request: HttpRequest, code: str) -> HttpResponse:
    """Show what is asked of a project next, in its order, and who must act."""
    refuse_the_past(request)
    actor = actor_of(request)
    project = project_for(actor, code)
    resource = RESOURCES["projects"]
    context = {
        **page_facts(project, actor),
        "project": project,
        "title": f"What comes next: {project.code}",
        "ask_url": resource.url(project, verb="ask-the-pmo"),
        "obligations_url": f"{reverse('compliance:obligations')}?project={project.pk}&show=all",
        "crumbs": (
            Crumb("Projects", resource.url()), Crumb(str(project), resource.url(project)), Crumb("What comes next")
        ),
    }  # fmt: skip
    return render(request, "workbench/next.html", context)
