"""The page of a gate: what passes, what is missing, who can cure it, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from milepost.governance import actions, queries, rules
from milepost.kernel.errors import NotSeen
from milepost.methods.definition.vocabulary import ABOUT_AN_ARTEFACT
from milepost.projects import queries as projects
from milepost.surface.frame import Crumb
from milepost.surface.requests import actor_of
from milepost.surface.resource import RESOURCES
from milepost.surface.views import refuse_the_past

WORDS = {"met": "met", "not_met": "missing", "unknown": "unknown"}


@login_required
@require_GET
def gate(request: HttpRequest, code: str, gate: str) -> HttpResponse:
    """Show one gate of a project: every criterion with what was found, and the reviews so far."""
    refuse_the_past(request)
    actor = actor_of(request)
    project = projects.project_for(actor, code)
    check = queries.gate_check(project, gate)
    if check is None:
        raise NotSeen(gate)
    resource = RESOURCES["projects"]
    may_ask = queries.leads_out(project, gate) and actions.request_gate.verdict(actor, project) is None
    may_state = actions.state_criterion.verdict(actor, project) is None
    context = {
        "project": project,
        "check": check,
        "rows": [_row(each, resource.url(project, verb="state") if may_state else "") for each in check.findings],
        "met": len(check.findings) - len(check.missing),
        "planned": projects.planned_gates([project.pk])[project.pk].get(gate),
        "reviews": [
            {"review": each, "url": RESOURCES["gate-reviews"].url(each)}
            for each in queries.reviews_of(project.pk)
            if each.gate == gate
        ],
        "ask_url": resource.url(project, verb="gate") if may_ask and not check.missing else "",
        "cure": _cure(check.missing, project, may_ask=may_ask, may_state=may_state),
        "blocking": queries.texts_blocking(project.pk, "next_gate"),
        "title": f"{check.gate.name}: {project.code}",
        "crumbs": (
            Crumb("Projects", resource.url()), Crumb(str(project), resource.url(project)), Crumb(check.gate.name)
        ),
    }  # fmt: skip
    return render(request, "governance/gate.html", context)


def _cure(missing: Sequence[Any], project: Any, *, may_ask: bool, may_state: bool) -> dict[str, str] | None:
    """Return the first thing that this reader can do towards the gate: a document to write, or something to state."""
    page = RESOURCES["projects"].url
    for each in missing:
        check = each.criterion.check
        if check in rules.STATED_BY and may_state:
            return {"label": "State what is missing", "url": f"{page(project, verb='state')}?check={check}"}
        if check in ABOUT_AN_ARTEFACT and may_ask:
            return {"label": "Go to the documents", "url": f"{page(project)}#artefacts"}
    return {"label": "See the project", "url": page(project)} if missing and may_ask else None


def _row(finding: Any, state_url: str) -> dict[str, Any]:
    offered = finding.criterion.check in rules.STATED_BY and not finding.is_met and bool(state_url)
    return {
        "finding": finding,
        "word": WORDS[finding.verdict.outcome],
        "state_url": f"{state_url}?check={finding.criterion.check}" if offered else "",
    }
