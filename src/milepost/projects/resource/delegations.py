"""What people see of a delegation: who gives what to whom, its limits and days, and what was done under it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.policy import Actor, roles_at
from milepost.projects import actions, queries
from milepost.projects.choices import DelegationState, Unit
from milepost.projects.forms import ConfirmDirectionForm, DelegateForm, ReasonForm
from milepost.projects.models import Delegation
from milepost.projects.policies import part_scope
from milepost.projects.rules.powers import POWERS
from milepost.surface.columns import Batch, Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Panel, Resource, Verb, offer, own_version


def _powers(records: list[Delegation], _actor: Actor, _moment: datetime | None) -> Batch:
    return {each.pk: "; ".join(POWERS[code].label for code in each.powers) for each in records}


def _standings(records: list[Delegation], _actor: Actor, moment: datetime | None) -> Batch:
    return queries.standings_of(records, moment or clock.now())


def _limit(unit: str, limit: str, currency: str) -> str:
    told = f"{Decimal(limit).normalize():,f}"
    return f"{told} {currency}" if unit == Unit.MONEY else f"{told} {Unit(unit).label}"


def _given(delegation: Delegation, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Say of each power what it covers, how far it reaches, and whether its giver still holds it."""
    at = moment or clock.now()
    giver = Actor(delegation.giver_id, delegation.giver.name)
    held = frozenset[str]() if moment else roles_at(giver, part_scope(delegation), at)
    rows = [
        {
            "label": POWERS[code].label,
            "acts": ", ".join(queries.acts_of(POWERS[code])),
            "limits": [_limit(unit, limit, delegation.project.currency) for unit, limit in limits.items()],
            "held": moment is not None or delegation.source_id is not None or bool(held & POWERS[code].roles),
        }
        for code, limits in delegation.powers.items()
    ]
    return {"rows": rows, "giver": delegation.giver.name}


def _done(delegation: Delegation, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    return {"acts": queries.done_under(delegation, moment)}


@offer
class DelegationResource(Resource[Delegation]):
    """The delegations that the reader gave or holds, or oversees."""

    model = Delegation
    noun = "delegation"
    plural = "delegations"
    purpose = (
        "A delegation lets somebody act for another on a project: some powers, each with its limits, from a day until "
        "another. It is checked at each act, written in the ledger with it, and never covers what its giver may not do."
    )
    order = "start_date"
    related: ClassVar[tuple[str, ...]] = ("project", "giver", "delegate", "source")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "giver", "delegate")
    columns = (
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="giver", label="From", path="giver", kind="related", filter="related"),
        Column(name="delegate", label="To", path="delegate", kind="related", filter="related"),
        Column(name="powers", label="Powers", batch=_powers),
        Column(name="standing", label="Stands", batch=_standings, help="Its days decide; nobody has to end it."),
        Column(name="state", label="State", path="state", kind="choice", choices=DelegationState, filter="choice"),
        Column(name="start_date", label="First day", path="start_date", kind="date"),
        Column(name="end_date", label="Last day", path="end_date", kind="date"),
        Column(name="given_on", label="May be given on", path="may_be_given_on", kind="flag"),
        Column(name="source", label="Given on from", path="source", kind="related"),
        Column(name="conditions", label="Conditions", path="conditions"),
        Column(name="reason", label="Why", path="reason", search=True),
        Column(name="offered_at", label="Offered", path="offered_at", kind="instant"),
        Column(name="answered_at", label="Answered", path="answered_at", kind="instant"),
        Column(name="end_reason", label="Why declined or revoked", path="end_reason"),
    )
    shown = ("project", "giver", "delegate", "powers", "standing", "end_date")
    facts = (
        "project", "giver", "delegate", "start_date", "end_date", "given_on", "source", "conditions", "reason",
        "offered_at", "answered_at", "end_reason",
    )  # fmt: skip
    verbs = (
        Verb(
            name="accept", label="Accept", action=actions.accept_delegation, form=ConfirmDirectionForm,
            version=own_version, primary=True,
            help="From the first day you act for the giver. Whoever takes part in delivery no longer controls it.",
        ),
        Verb(
            name="decline", label="Decline", action=actions.decline_delegation, form=ReasonForm, version=own_version
        ),
        Verb(
            name="revoke", label="Revoke", action=actions.revoke_delegation, form=ReasonForm, version=own_version,
            help="It ends now, with whatever was given on from it. What was done under it stands.",
        ),
    )  # fmt: skip
    panels = (
        Panel(name="given", title="What is delegated", template="projects/_powers.html", facts=_given),
        Panel(name="done", title="Done under it", template="projects/_done_under.html", facts=_done),
    )

    def visible(self, actor: Actor) -> QuerySet[Delegation]:
        """Return the delegations that `actor` may see."""
        return queries.delegations_visible_to(actor)

    def state(self, record: Delegation) -> str:
        """Return where the delegation stands now."""
        return queries.standings_of([record], clock.now())[record.pk]


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="delegate", label="Delegate", action=actions.offer_delegation, form=DelegateForm, panel="delegations",
            help="Let somebody act for you here, within limits. They accept it first.",
        ),
    ),
    panels=(
        list_panel("delegations", "Delegations", columns=("giver", "delegate", "powers", "standing", "end_date")),
    ),
)  # fmt: skip
