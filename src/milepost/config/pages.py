"""Pages that belong to the house as a whole: settings, the organisation's identity, and who may do what."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse

from milepost.config.wiring import ROLE_WORDS
from milepost.exchange.actions import write_sheet
from milepost.kernel.actions import ACTIONS
from milepost.kernel.errors import NotSeen, Refusal
from milepost.people.actions import change_identity
from milepost.people.forms import IdentityForm
from milepost.people.queries import organisation
from milepost.surface import drawing
from milepost.surface.frame import Crumb
from milepost.surface.requests import actor_of, whole_number
from milepost.surface.resource import RESOURCES


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of settings: what it is for, and the nouns in it."""

    title: str
    nouns: tuple[str, ...]


TOPICS = (
    Topic("People and posts", ("people", "posts", "units")),
    Topic("Strategy", ("objectives", "portfolios", "programmes")),
    Topic("Reporting", ("cycles", "cadence-rules", "rule-sets", "periods", "overrides", "status-reports")),
)


@login_required
def settings_page(request: HttpRequest) -> HttpResponse:
    """Show what can be set, by topic."""
    topics = [
        {
            "title": topic.title,
            "links": [
                {"label": resource.plural.capitalize(), "url": resource.url(), "text": resource.purpose}
                for resource in (RESOURCES[name] for name in topic.nouns)
            ],
        }
        for topic in TOPICS
    ]
    topics.append(
        {
            "title": "The installation",
            "links": [
                *_import_link(request),
                {"label": "Identity", "url": reverse("identity"), "text": "Name, colours and logo of pages and packs."},
                {"label": "Who may do what", "url": reverse("roles"), "text": "Every action and the roles that may."},
            ],
        }
    )
    return render(request, "surface/pages/settings.html", {"title": "Settings", "topics": topics})


def _import_link(request: HttpRequest) -> list[dict[str, str]]:
    """Lead whoever may import a sheet to where it is sent."""
    if write_sheet.verdict(actor_of(request)) is not None:
        return []
    told = "The portfolio sheet of any organisation: see what is understood, then import it."
    return [{"label": "Import a sheet", "url": reverse("exchange:import"), "text": told}]


@login_required
def identity_page(request: HttpRequest) -> HttpResponse:
    """Change the organisation's name, colours and logo."""
    actor, present = actor_of(request), organisation()
    if present is None:
        raise NotSeen("organisation")
    refusal = change_identity.verdict(actor, present)
    form = IdentityForm(request.POST or None, request.FILES or None, initial=vars(present))
    if request.method == "POST" and form.is_valid():
        seen = whole_number(request.POST.get("version", ""))
        try:
            typed = form.typed(present.logo_type, present.logo_base64)
            change_identity(actor, present, version=seen, **typed)
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, "Changed.")
            return redirect("identity")
    context = {
        "title": "Identity",
        "form": form,
        "refusal": drawing.refusal_of(refusal),
        "closed": refusal is not None and not form.is_bound,
        "version": present.version,
        "back": reverse("settings"),
        "verb": {"label": "Change", "help": "What every page and board pack wears."},
        "crumbs": (Crumb("Settings", reverse("settings")), Crumb("Identity")),
    }
    return render(request, "surface/resource/verb.html", context, status=422 if form.is_bound else 200)


@login_required
def roles_page(request: HttpRequest) -> HttpResponse:
    """Show the table of roles and actions, read off the actions themselves."""
    roles = sorted({role for action in ACTIONS for role in action.allowed})
    rows = [
        {
            "action": action.name.partition(".")[2].replace("_", " ").capitalize(),
            "floor": action.name.partition(".")[0].replace("_", " "),
            "marks": [role in action.allowed for role in roles],
            "what": (action.__doc__ or "").partition("\n")[0],
        }
        for action in sorted(ACTIONS, key=lambda each: each.name)
    ]
    context = {
        "title": "Who may do what",
        "lead": "Read off the actions themselves. A role holds at an instant; posts count everywhere, project roles "
        "on their project.",
        "roles": [ROLE_WORDS.get(role, role.capitalize()) for role in roles],
        "rows": rows,
        "crumbs": (Crumb("Settings", reverse("settings")), Crumb("Who may do what")),
    }
    return render(request, "surface/pages/roles.html", context)


urlpatterns = [
    path("settings/", settings_page, name="settings"),
    path("settings/identity/", identity_page, name="identity"),
    path("settings/roles/", roles_page, name="roles"),
]
