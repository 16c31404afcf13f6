"""The two doors to one request: the link that was mailed, which needs no account, and the signatory's own account."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseRedirect
from django.urls import reverse

from milepost.closing import queries
from milepost.closing.bridge.drawing import digest_of
from milepost.closing.models import Acceptance
from milepost.kernel.errors import NotSeen
from milepost.kernel.policy import Actor
from milepost.projects.choices import RoleOnProject
from milepost.surface.requests import actor_of

TOKEN = re.compile(r"[0-9a-f]{64}")
LINK = "link"


@dataclass(frozen=True, slots=True)
class Door:
    """Who stands before which request, and under which address."""

    acceptance: Acceptance
    actor: Actor
    address: str
    key: str | int
    on_link: bool

    def url(self, page: str, *more: str | int) -> str:
        """Return the address of a page behind this door."""
        return reverse(f"closing:{self.address}-{page}", args=[self.key, *more])


def by_link(token: str) -> Door:
    """Return the door that a link opens; one that nobody was sent opens nothing."""
    link = queries.link_of(digest_of(token)) if TOKEN.fullmatch(token) else None
    if link is None:
        raise NotSeen("link")
    signatory = link.acceptance.signatory
    actor = Actor(signatory.pk, signatory.name, acting_role=RoleOnProject.CLIENT.value, channel=LINK)
    return Door(link.acceptance, actor, "link", token, on_link=True)


def by_account(request: HttpRequest, acceptance_id: int) -> Door:
    """Return the door of the signatory who is signed in; for anybody else it is not there."""
    actor = actor_of(request)
    related = ("project", "deliverable", "mandate", "signatory")
    found = (
        queries.acceptances_visible_to(actor)
        .select_related(*related)
        .filter(pk=acceptance_id, signatory=actor.person_id or 0)
        .first()
    )
    if found is None:
        raise NotSeen("acceptance")
    return Door(found, actor, "account", acceptance_id, on_link=False)


def asked_to_sign_in(request: HttpRequest) -> HttpResponseRedirect | None:
    """Return the way to the sign-in page for who is not signed in."""
    return None if request.user.is_authenticated else redirect_to_login(request.get_full_path())
