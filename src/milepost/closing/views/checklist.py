"""The closing page of a project: every condition with its owner and state, on one page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from milepost.closing import queries
from milepost.closing.conditions import CONDITIONS, Said
from milepost.closing.models import Closure
from milepost.projects.choices import Stage
from milepost.projects.queries import project_for
from milepost.surface.frame import Crumb
from milepost.surface.requests import actor_of
from milepost.surface.resource import RESOURCES
from milepost.surface.views import refuse_the_past

WORDS = {
    Said.MET: ("Met", "good"),
    Said.OPEN: ("Open", "watch"),
    Said.UNKNOWN: ("Unknown", "calm"),
    Said.NOT_APPLICABLE: ("Not needed", "good"),
}
VERBS = ("seal", "review", "close", "flag-personal-data", "lesson", "nothing-learnt")


@login_required
@require_GET
def checklist(request: HttpRequest, code: str) -> HttpResponse:
    """Show what still keeps a project from being closed; of a closed one, what it was closed on."""
    refuse_the_past(request)
    actor = actor_of(request)
    project = project_for(actor, code)
    resource = RESOURCES["projects"]
    closure = Closure.objects.filter(project=project).select_related("closed_by").first()
    told = [] if closure else queries.checklist(project)
    rows = [{"condition": each, "why": answer.why, "word": WORDS[answer.said]} for each, answer in told]
    evidence = [
        {"label": CONDITIONS[each["code"]].label, "why": each["why"], "word": WORDS[Said(each["said"])]}
        for each in (closure.evidence if closure else [])
        if each["code"] in CONDITIONS
    ]
    offered = [
        {"label": verb.label, "url": resource.url(project, verb=verb.name), "primary": verb.primary}
        for verb in resource.verbs
        if verb.name in VERBS and project.stage == Stage.CLOSING and verb.refusal(actor, project) is None
    ]
    context = {
        "project": project,
        "rows": rows,
        "evidence": evidence,
        "closure": closure,
        "met": sum(answer.holds for _, answer in told),
        "actions": offered,
        "begun": project.stage == Stage.CLOSING,
        "missing": queries.missing_documents(project) if told else [],
        "flags": queries.open_flags(project) if told else [],
        "title": f"Closing {project.code}",
        "crumbs": (
            Crumb("Projects", resource.url()), Crumb(str(project), resource.url(project)), Crumb("Closing")
        ),
    }  # fmt: skip
    return render(request, "closing/checklist.html", context)
