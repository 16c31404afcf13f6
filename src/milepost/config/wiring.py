"""Tell each floor what only the floors above it know: who asks, whose name documents wear, which nouns there are.

Explicit lines, run once when the addresses are loaded; nothing here is discovered.
"""

from __future__ import annotations

import base64
from importlib import import_module
from typing import Any

from django.http import HttpRequest

from milepost.artefacts import queries as artefacts
from milepost.artefacts.models import Artefact
from milepost.artefacts.panels.paper import on_paper
from milepost.changes.choices import NoticePart
from milepost.closing.choices import RETURN_OWNER
from milepost.closing.panels.documents import provide_paper
from milepost.config.meeting.archiving import connect_kinds, connect_standings
from milepost.config.meeting.deeds import connect_deeds
from milepost.config.meeting.gate_tallies import tell_gates
from milepost.config.meeting.homes import furnish
from milepost.config.meeting.next_on_project import put_the_list_first
from milepost.config.meeting.plan_sections import budget, raise_blocked, register
from milepost.config.meeting.project_page import order_project_page
from milepost.demand.choices import PartOnRequest
from milepost.documents.model import Identity, Logo
from milepost.documents.renderers.catalogue import FORMATS
from milepost.kernel.policy import OPERATOR, Actor, name_roles
from milepost.people.choices import COLLEAGUE, PostRole
from milepost.people.models import Account, Organisation
from milepost.planning.choices import Section
from milepost.planning.queries import provide_section
from milepost.projects.choices import OFFERED_DELEGATE, RoleOnProject
from milepost.resourcing.actions import provide_blocked
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
    "milepost.suppliers.resource",
    "milepost.risks.resource",
    "milepost.changes.resource",
    "milepost.closing.resource",
    "milepost.compliance.resource",
    "milepost.governance.resource",
    "milepost.knowledge.resource",
    "milepost.people.resource",
    "milepost.reporting.resource",
)

OWN_PAGE_MODULES = (
    "milepost.demand.api",
    "milepost.artefacts.api",
    "milepost.changes.api",
    "milepost.closing.api",
    "milepost.knowledge.api",
    "milepost.reporting.api",
)

ROLE_WORDS = {
    **dict(PostRole.choices),
    **dict(RoleOnProject.choices),
    **dict(PartOnRequest.choices),
    **dict(NoticePart.choices),
    COLLEAGUE: "Colleague",
    RETURN_OWNER: "Owner of what is given back",
    OFFERED_DELEGATE: "Whoever a delegation is offered to",
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


def document_on_paper(told: dict[str, Any]) -> bytes | None:
    """Return the approved document that a submission names, as PDF, if it is still what was handed in."""
    artefact = Artefact.objects.filter(pk=told["id"]).select_related("project").first()
    if artefact is None:
        return None
    version = artefacts.version_of(artefact, int(told["number"]))
    if version.sha256 != told["sha256"]:
        return None
    sheet = artefacts.sheet_of(artefact)
    document = on_paper(artefact, version, sheet, artefacts.content_of(sheet, version), identity())
    return FORMATS["pdf"].render(document)


def wire() -> None:
    """Connect the floors."""
    provide_actor(actor_of)
    provide_identity(identity)
    provide_paper(document_on_paper)
    name_roles(ROLE_WORDS)
    connect_standings()
    connect_deeds()
    tell_gates()
    connect_kinds()
    furnish()
    provide_section(Section.COST, budget)
    provide_section(Section.RISK, register)
    provide_blocked(raise_blocked)
    for module in (*RESOURCE_MODULES, *OWN_PAGE_MODULES):
        import_module(module)
    put_the_list_first()
    order_project_page()
