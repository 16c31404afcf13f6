"""The frame around every page: which modules there are, who reads, in which role, and what needs them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from milepost.kernel import clock
from milepost.kernel.policy import ORGANISATION, Actor, Roles, roles_at
from milepost.people.choices import OVERSEERS, PMO, PostRole
from milepost.people.models import Account, Organisation
from milepost.reporting.queries import needs_me
from milepost.surface.frame import ActingRole, Frame, MenuEntry, NeedsMe, NeedsMeItem
from milepost.surface.requests import ACTING_ROLE, actor_of

EVERYBODY: Roles = frozenset()
ADMINISTRATION = PMO | {PostRole.ADMINISTRATOR.value}


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the menu and the posts that see it; no posts means everybody."""

    key: str
    label: str
    view: str
    icon: str
    shortcut: str
    posts: Roles = EVERYBODY


MODULES = (
    Module("home", "Home", "home", "home", "h"),
    Module("portfolio", "Portfolio", "board", "briefcase", "b", OVERSEERS),
    Module("projects", "Projects", "projects:list", "folder", "p"),
    Module("reports", "Reports", "reporting-cycle", "report", "r"),
    Module("people", "People", "people:list", "users", "m", OVERSEERS | ADMINISTRATION),
    Module("settings", "Settings", "settings", "settings", "s", ADMINISTRATION),
)


def build_frame(request: HttpRequest) -> Frame:
    """Return the frame for a request; somebody who is not signed in gets an empty one."""
    organisation = Organisation.objects.only("name", "demonstration").first()
    name = organisation.name if organisation else ""
    if not isinstance(request.user, Account):
        return Frame(organisation=name)
    actor = actor_of(request)
    posts = roles_at(actor, ORGANISATION, clock.now())
    return Frame(
        organisation=name,
        home_url=reverse("home"),
        person=request.user.person.name,
        person_detail=request.user.person.title or request.user.email,
        menu=tuple(_entry(module, request.path) for module in MODULES if not module.posts or module.posts & posts),
        roles=_roles(request, posts),
        act_as_url=reverse("surface:act_as"),
        needs_me=_needs_me(actor),
        search_url=reverse("surface:search"),
        account_url=reverse("account_change_password"),
        sign_out_url=reverse("account_logout"),
        today=clock.today(),
        demonstration=bool(organisation and organisation.demonstration and settings.DEMO),
    )


def _entry(module: Module, path: str) -> MenuEntry:
    url = reverse(module.view)
    active = path == url if url == "/" else path.startswith(url)
    return MenuEntry(module.key, module.label, url, module.icon, module.shortcut, active=active)


def _roles(request: HttpRequest, posts: Roles) -> tuple[ActingRole, ...]:
    chosen = request.session.get(ACTING_ROLE, "")
    held = sorted(posts)
    active = chosen if chosen in posts else (held[0] if held else "")
    return tuple(ActingRole(post, PostRole(post).label, active=post == active) for post in held)


def _needs_me(actor: Actor) -> NeedsMe:
    items = tuple(NeedsMeItem(each.label, each.count, each.url) for each in needs_me(actor) if each.count)
    return NeedsMe(sum(item.count for item in items), reverse("home"), items)
