"""Pages of projects that are no list and no form of a verb: what an appointment or another method would change."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from milepost.kernel import clock
from milepost.methods import queries as methods
from milepost.people.queries import local_date
from milepost.projects import actions, queries
from milepost.projects.forms import AnnounceMoveForm, ChooseVersionForm, WeighForm
from milepost.projects.models import Project
from milepost.projects.rules.rasci import LETTERS, rasci_holds
from milepost.surface.frame import Crumb
from milepost.surface.requests import actor_of, moment_of
from milepost.surface.resource import RESOURCES

APPOINTMENT = "What an appointment takes away"
RASCI = "Who does what"
MOVE = "What another method version changes"


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
    context = {
        "project": project,
        "form": form,
        "weighed": False,
        "crumbs": _crumbs(project, APPOINTMENT),
    }
    if form.is_valid():
        person, role = form.cleaned_data["person"], form.cleaned_data["role"]
        lost = queries.lost_controls(project, person, role, clock.now())
        orphaned = [each.what for each in lost if not each.alternates]
        context |= {"weighed": True, "person": person, "lost": lost, "orphaned": orphaned}
        context["appoint_url"] = RESOURCES["projects"].url(project, verb="appoint") + f"?person={person.pk}&role={role}"
    title = f"{APPOINTMENT}: {project.code}"
    return render(request, "projects/appointment.html", {**context, "title": title})


@login_required
@require_GET
def method_move(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a project would gain and lose by following another method version; nothing is changed."""
    actor = actor_of(request)
    project = queries.project_for(actor, code)
    refusal = actions.announce_method_move.verdict(actor, project)
    if refusal is not None:
        raise refusal
    form = ChooseVersionForm(request.GET or None)
    context = {"project": project, "form": form, "chosen": None, "crumbs": _crumbs(project, MOVE)}
    if form.is_valid():
        chosen = form.cleaned_data["to_version"]
        told = methods.difference_between(project.method_version_id, chosen.pk, project.project_class)
        typed = {"to_version": chosen.pk, "effective_date": queries.earliest_move(local_date(clock.now()))}
        context |= {
            "chosen": chosen,
            "facts": {"difference": told, "project_class": project.project_class},
            "announce": AnnounceMoveForm(initial=typed),
            "announce_url": RESOURCES["projects"].url(project, verb="move"),
        }
    return render(request, "projects/method_move.html", {**context, "title": f"{MOVE}: {project.code}"})


@login_required
@require_GET
def rasci(request: HttpRequest, code: str) -> HttpResponse:
    """Show who does what on a project as it stands, what speaks against publishing it, and what was published."""
    actor, moment = actor_of(request), moment_of(request)
    project = queries.as_seen_at(queries.project_for(actor, code), moment)
    lines, latest = queries.rasci_of(project, moment), queries.published_rasci(project, moment)
    refusal = None if moment else actions.publish_rasci.verdict(actor, project)
    context = {
        "project": project,
        "letters": LETTERS,
        "rows": [(line, [(letter, line.players[letter]) for letter in LETTERS]) for line in lines],
        "roles": {each.role: each for line in lines for told in line.players.values() for each in told}.values(),
        "unmet": list(rasci_holds(lines)),
        "published": latest,
        "changed": latest is not None and latest.content_hash != queries.rasci_hash(lines),
        "publish_url": "" if refusal or moment else RESOURCES["projects"].url(project, verb="publish_rasci"),
        "crumbs": _crumbs(project, RASCI),
    }
    return render(request, "projects/rasci.html", {**context, "title": f"{RASCI}: {project.code}"})


def _crumbs(project: Project, last: str) -> tuple[Crumb, ...]:
    resource = RESOURCES["projects"]
    return (Crumb("Projects", resource.url()), Crumb(str(project), resource.url(project)), Crumb(last))
