"""The pages of obligations: the list over projects, one obligation with its reasons, and the effect of a draft."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from milepost.compliance import actions, queries
from milepost.compliance.bridge.meters import adherence
from milepost.compliance.bridge.scores import scored
from milepost.compliance.models import Duty, Finding, Waiver
from milepost.compliance.panels.meters import card_of
from milepost.compliance.panels.words import row_of, share_words, verb_url
from milepost.compliance.queries import Project
from milepost.compliance.queries.board import FIRST, SHOWS, board
from milepost.compliance.queries.preview import impact
from milepost.kernel import clock
from milepost.kernel.errors import NotSeen
from milepost.kernel.history import records
from milepost.methods.queries import visible_versions
from milepost.people.queries import local_date, oversees
from milepost.projects.queries import earliest_move, project_for, visible_to
from milepost.surface.frame import Crumb
from milepost.surface.requests import actor_of, moment_of, plain_text, whole_number
from milepost.surface.resource import RESOURCES
from milepost.surface.views import get_or_unseen

A_PAGE = 50
PROJECTS = "Projects"


@login_required
@require_GET
def obligations(request: HttpRequest) -> HttpResponse:
    """Show the obligations of every project that the reader sees, narrowed as the address says."""
    actor = actor_of(request)
    show = request.GET.get("show", FIRST)
    show = show if show in SHOWS else FIRST
    project_id, words = whole_number(request.GET.get("project", "")), plain_text(request.GET.get("q", ""))
    found = board(actor, show=show, project_id=project_id, words=words)
    page = Paginator(found.lines, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Obligations",
        "crumbs": (Crumb("Obligations"),),
        "rows": [row_of(each.project, each.item) for each in page.object_list],
        "page": page,
        "shows": [(name, label) for name, (label, _) in SHOWS.items()],
        "show": show,
        "words": words,
        "project_id": project_id,
        "projects": [(each.pk, str(each)) for each in visible_to(actor).order_by("code")],
        "score": share_words(scored(item for each in found.accounts.values() for item in each.items).value),
        "adherence_url": reverse("compliance:adherence"),
    }
    return render(request, "compliance/obligations.html", context)


@login_required
@require_GET
def obligation(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Show one obligation of a project: where it stands, why it is asked, what was recorded, what may be done."""
    actor, moment = actor_of(request), moment_of(request)
    project = project_for(actor, code)
    account = queries.account_of(project, moment)
    item = account.item(key) if account else None
    if item is None:
        raise NotSeen(key)
    context = {
        "title": item.name,
        "crumbs": (
            Crumb("Obligations", reverse("compliance:obligations")),
            Crumb(str(project), RESOURCES["projects"].url(project)),
            Crumb(item.name),
        ),
        "project": project,
        "project_url": RESOURCES["projects"].url(project),
        "row": row_of(project, item),
        "item": item,
        **_asked(project, item),
        **_told(project, item, moment),
        "actions": _steps(request, project, item) if moment is None else [],
    }
    return render(request, "compliance/obligation.html", context)


def _asked(project: Project, item: queries.Item) -> dict[str, Any]:
    """Return who owes it, who verifies it, and the policy with its objective behind it."""
    if item.terms is None or not item.version_id:
        return {"role": "", "verifier": "", "document": "", "deed": "", "why": ("", "", "")}
    method = queries.method_of(item.version_id, project.project_class)
    version = RESOURCES["method-versions"].url() + f"{item.version_id}/"
    return {
        "role": queries.performers_of(item, method)[0],
        "verifier": queries.verifiers_of(item, method)[0],
        "document": queries.document_of(item, method),
        "deed": queries.deed_of(item),
        "why": queries.why_of(item, method),
        "version_url": version,
    }


def _told(project: Project, item: queries.Item, moment: Any) -> dict[str, Any]:
    of_it = {"project_id": project.pk, "code": item.code, "occurrence": item.occurrence}
    duty = next(iter(records(Duty, moment, **of_it)), None)
    return {
        "duty": duty,
        "duty_url": RESOURCES["obligation-records"].url(duty) if duty else "",
        "waivers": [(each, RESOURCES["waivers"].url(each)) for each in records(Waiver, moment, **of_it)],
        "findings": [(each, RESOURCES["findings"].url(each)) for each in records(Finding, moment, **of_it)],
    }


def _steps(request: HttpRequest, project: Project, item: queries.Item) -> list[dict[str, Any]]:
    """Return what may be done with it by the reader, each with the address of its form."""
    actor, found = actor_of(request), []
    if item.is_unmet and actions.perform_obligations.verdict(actor, project) is None:
        found.append(("perform-obligations", "obligations", "Record that it is done"))
    if item.waits_for_verification and actions.verify_obligations.verdict(actor, project) is None:
        found.append(("verify-obligations", "obligations", "Verify or send back"))
    if item.is_unmet and actions.request_waiver.verdict(actor, project) is None:
        found.append(("request-waiver", "obligation", "Request a waiver"))
    return [
        {"label": label, "url": verb_url(project, verb, field, item.key), "primary": not place}
        for place, (verb, field, label) in enumerate(found)
    ]


@login_required
@require_GET
def draft_impact(request: HttpRequest, version_id: int) -> HttpResponse:
    """Show what a version of the method would change for the projects that go on, from a day on."""
    actor = actor_of(request)
    version = get_or_unseen(visible_versions(actor), version_id)
    if not oversees(actor):
        raise NotSeen(str(version_id))
    asked = request.GET.get("from", "")
    earliest = max(earliest_move(local_date(clock.now())), version.effective_from or date.min)
    day = _day(asked) or earliest
    context = {
        "title": f"What {version} would change",
        "crumbs": (
            Crumb("Method versions", RESOURCES["method-versions"].url()),
            Crumb(str(version), RESOURCES["method-versions"].url(version)),
            Crumb("Effect on projects"),
        ),
        "version": version,
        "told": impact(version.pk, day, actor),
        "day": day,
        "earliest": earliest,
        "refused": bool(asked) and _day(asked) is None,
    }
    return render(request, "compliance/impact.html", context)


@login_required
@require_GET
def adherence_page(request: HttpRequest) -> HttpResponse:
    """Show how the budget, the method and the procedure are kept, over all and for each project that goes on."""
    actor = actor_of(request)
    told = adherence(visible_to(actor))
    context = {
        "title": "Adherence",
        "crumbs": (Crumb("Obligations", reverse("compliance:obligations")), Crumb("Adherence")),
        "card": card_of(told),
        "rows": [card_of(each, with_link=True) for each in told.projects],
    }
    return render(request, "compliance/adherence.html", context)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
