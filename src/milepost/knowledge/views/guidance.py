"""The page of all answers that are shown to others."""

from __future__ import annotations

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from milepost.kernel.errors import NotSeen
from milepost.knowledge import queries
from milepost.surface.frame import Crumb
from milepost.surface.requests import actor_of
from milepost.surface.resource import RESOURCES


@login_required
@require_GET
def answers(request: HttpRequest) -> HttpResponse:
    """Show every answer that the PMO shows to others, by step; outsiders of the house do not find the page."""
    actor = actor_of(request)
    if not queries.reads_shown_answers(actor):
        raise NotSeen("There are no answers here")
    found = queries.shown_answers(actor)
    steps = [(step, list(told)) for step, told in groupby(found, key=lambda each: each.step)]
    crumbs = (Crumb("Questions", RESOURCES["questions"].url()), Crumb("Answered before"))
    context = {"steps": steps, "title": "Answered before", "crumbs": crumbs}
    return render(request, "knowledge/answers.html", context)
