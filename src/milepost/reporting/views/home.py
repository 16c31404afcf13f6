"""The home of whoever is signed in: the same page for everybody, with the panels of their role in their order."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from milepost.people.choices import PMO, PostRole
from milepost.reporting.panels.first_steps import first_steps
from milepost.reporting.panels.home.roles import home_of
from milepost.reporting.queries.homes.house import directors
from milepost.surface.requests import actor_of


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show where the reader stands and what needs them, which is about now: the past is on the board."""
    if request.GET.get("as_of"):
        return redirect(f"{reverse('reporting:board')}?{request.GET.urlencode()}")
    actor = actor_of(request)
    post, panels = home_of(actor)
    bare = post in PMO and not any(panel.template.startswith("reporting/board/") for panel in panels)
    context = {
        "title": "Home",
        "kind": PostRole(post).label if post else "",
        "panels": panels,
        "first_steps": first_steps() if bare else (),
        "ask": directors() if not panels else (),
    }
    return render(request, "reporting/home/page.html", context)
