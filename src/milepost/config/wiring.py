"""Tell each floor what only the floors above it know: who asks, whose name documents wear, which nouns there are.

Explicit lines, run once when the addresses are loaded; nothing here is discovered.
"""

from __future__ import annotations

import base64
from importlib import import_module

from django.http import HttpRequest

from milepost.changes.choices import NoticePart
from milepost.config.homes import furnish
from milepost.config.plan_sections import budget, raise_blocked, register
from milepost.demand.choices import PartOnRequest
from milepost.documents.model import Identity, Logo
from milepost.kernel.policy import OPERATOR, Actor
from milepost.people.choices import COLLEAGUE, PostRole
from milepost.people.models import Account, Organisation
from milepost.planning.choices import Section
from milepost.planning.queries import provide_section
from milepost.projects.choices import RoleOnProject
from milepost.resourcing.actions import provide_blocked
from milepost.surface.answers.sentences import provide_roles
from milepost.surface.lists.sheets import provide_identity
from milepost.surface.requests import provide_actor

RESOURCE_MODULES = (
    "milepost.methods.resource",
    "milepost.portfolios.resource",
    "milepost.demand.resource",
    "milepost.projects.resource",
    "milepost.artefacts.resource",
    "milepost.planning.resource",
    "milepost.resourcing.resource",
    "milepost.finance.resource",
    "milepost.risks.resource",
    "milepost.changes.resource",
    "milepost.compliance.resource",
    "milepost.governance.resource",
    "milepost.knowledge.resource",
    "milepost.people.resource",
    "milepost.reporting.resource",
)


ROLE_WORDS = {
    **dict(PostRole.choices),
    **dict(RoleOnProject.choices),
    **dict(PartOnRequest.choices),
    **dict(NoticePart.choices),
    COLLEAGUE: "Colleague",
    OPERATOR: "Operator",
}


def actor_of(request: HttpRequest) -> Actor:
    """Return the person who is signed in."""
    account = request.user
    if not isinstance(account, Account):
        raise TypeError("The signed-in user is not an account")
    channel = "api" if request.path.startswith("/api/") else "web"
    return Actor(account.person_id, account.person.name, channel=channel)


def identity() -> Identity:
    """Return the organisation's name, logo and colours."""
    organisation = Organisation.objects.first()
    if organisation is None:
        return Identity("Milepost")
    logo = None
    if organisation.logo_base64:
        logo = Logo(base64.b64decode(organisation.logo_base64), organisation.logo_type)
    return Identity(organisation.name, logo, organisation.primary_colour, organisation.accent_colour)


def wire() -> None:
    """Connect the floors."""
    provide_actor(actor_of)
    provide_identity(identity)
    provide_roles(ROLE_WORDS)
    furnish()
    provide_section(Section.COST, budget)
    provide_section(Section.RISK, register)
    provide_blocked(raise_blocked)
    for module in RESOURCE_MODULES:
        import_module(module)
