"""What people see of what was handed out to projects, and of what they give back."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.closing import actions, queries
from milepost.closing.choices import MONEY_KINDS, ReturnKind, ReturnState
from milepost.closing.forms import returns as forms
from milepost.closing.models import HeldAsset, ResourceReturn
from milepost.closing.panels import GIVEN_BACK_HERE, GIVING_BACK
from milepost.documents import cells
from milepost.kernel.measure import Known
from milepost.kernel.policy import Actor
from milepost.surface.columns import Batch, Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version

RETURNED = "resource-returns"


def _amount(name: str) -> Any:
    """Return the reader of a figure that is money of the project, or a count."""

    def read(records: list[ResourceReturn], _actor: Actor, _moment: datetime | None) -> Batch:
        return {each.pk: _cell(each, getattr(each, name)) for each in records}

    return read


def _cell(returned: ResourceReturn, figure: Decimal | None) -> Any:
    if figure is None:
        return None
    if returned.kind in MONEY_KINDS:
        return cells.Money(figure, returned.project.currency)
    return cells.Number(figure, decimals=0)


def _left(asset: HeldAsset) -> dict[str, Any]:
    left = queries.pieces_left(asset)
    return {"quantity": left.value} if isinstance(left, Known) else {}


@offer
class HeldAssetResource(Resource[HeldAsset]):
    """What was handed out to the projects that the reader sees."""

    model = HeldAsset
    noun = "held asset"
    plural = "held assets"
    purpose = (
        "A resource manager records what a project is lent: how many, and who owns them. At the end the owner counts "
        "what comes back."
    )
    order = "-handed_out_on"
    related: ClassVar[tuple[str, ...]] = ("project", "owner", "handed_out_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "kind", "owner")
    columns = (
        Column(name="name", label="What", path="name", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="kind", label="Kind", path="kind", kind="choice", choices=ReturnKind, filter="choice"),
        Column(name="quantity", label="Handed out", path="quantity", kind="integer"),
        Column(name="owner", label="Owner", path="owner", kind="related", filter="related"),
        Column(name="handed_out_on", label="On", path="handed_out_on", kind="date"),
        Column(name="handed_out_by", label="By", path="handed_out_by", kind="related"),
        Column(name="note", label="Note", path="note", search=True),
    )
    shown = ("name", "project", "quantity", "owner", "handed_out_on")
    facts = ("project", "kind", "quantity", "owner", "handed_out_on", "handed_out_by", "note")
    verbs = (
        Verb(
            name="give-back", label="Give back", action=actions.return_asset, form=forms.ReturnAssetForm,
            initial=_left, primary=True, help="The owner counts it.",
        ),
    )  # fmt: skip
    panels = (list_panel(RETURNED, "Returns", by="asset", columns=("name", "quantity", "counted", "state", "owner")),)

    def visible(self, actor: Actor) -> QuerySet[HeldAsset]:
        """Return what was handed out, as far as `actor` may see it."""
        return queries.assets_visible_to(actor)


@offer
class ReturnResource(Resource[ResourceReturn]):
    """What the projects that the reader sees give back, and what goes back to the reader."""

    model = ResourceReturn
    noun = "resource return"
    plural = "resource returns"
    purpose = (
        "At its end a project gives back people, money and equipment. Whoever it goes back to counts and acknowledges "
        "it, or disputes it; a third person settles a dispute."
    )
    order = "-proposed_at"
    related: ClassVar[tuple[str, ...]] = (
        "project", "owner", "person", "asset", "proposed_by", "answered_by", "resolved_by",
    )  # fmt: skip
    group_by: ClassVar[tuple[str, ...]] = ("project", "kind", "state", "owner")
    columns = (
        Column(name="name", label="What", path="name", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="kind", label="Kind", path="kind", kind="choice", choices=ReturnKind, filter="choice"),
        Column(name="state", label="State", path="state", kind="choice", choices=ReturnState, filter="choice"),
        Column(name="held", label="Held then", batch=_amount("held")),
        Column(name="quantity", label="Given back", batch=_amount("quantity")),
        Column(name="counted", label="Counted", batch=_amount("counted")),
        Column(name="owner", label="Goes back to", path="owner", kind="related", filter="related"),
        Column(name="asset", label="Handed out as", path="asset", kind="related", filter="related"),
        Column(name="reason", label="Note", path="reason"),
        Column(name="proposed_by", label="Proposed by", path="proposed_by", kind="related"),
        Column(name="proposed_at", label="Proposed", path="proposed_at", kind="instant"),
        Column(name="answered_by", label="Answered by", path="answered_by", kind="related"),
        Column(name="answered_at", label="Answered", path="answered_at", kind="instant"),
        Column(name="finding", label="What is missing", path="finding", search=True),
        Column(name="resolution", label="How it was settled", path="resolution", search=True),
        Column(name="resolved_by", label="Settled by", path="resolved_by", kind="related"),
        Column(name="resolved_at", label="Settled", path="resolved_at", kind="instant"),
    )
    shown = ("name", "project", "kind", "quantity", "counted", "state", "owner")
    facts = (
        "project", "kind", "held", "quantity", "counted", "owner", "reason", "proposed_by", "proposed_at",
        "answered_by", "answered_at", "finding", "resolution", "resolved_by", "resolved_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="acknowledge", label="Acknowledge", action=actions.acknowledge_return, form=forms.SignForm,
            version=own_version, primary=True, help="Everything came back as proposed. You counted it.",
        ),
        Verb(
            name="dispute", label="Dispute", action=actions.dispute_return, form=forms.DisputeForm,
            version=own_version, help="Less came back than proposed. It keeps the project open until it is settled.",
        ),
        Verb(
            name="settle", label="Settle", action=actions.settle_return, form=forms.SettleForm, version=own_version,
            help="You neither proposed nor counted it.",
        ),
        Verb(
            name="withdraw", label="Withdraw", action=actions.withdraw_return, form=forms.WhyForm, version=own_version
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[ResourceReturn]:
        """Return what is given back, as far as `actor` may see it."""
        return queries.returns_visible_to(actor)

    def state(self, record: ResourceReturn) -> str:
        """Return where the return stands."""
        return ReturnState(record.state).label


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="hand-out", label="Record what is handed out", action=actions.hand_out, form=forms.HandOutForm,
            panel="returns",
        ),
        Verb(
            name="return-person", label="Give a person back", action=actions.return_person,
            form=forms.ReturnPersonForm, panel="returns",
        ),
        Verb(
            name="return-money", label="Give money back", action=actions.return_money, form=forms.ReturnMoneyForm,
            panel="returns", help="No more than is authorised, unspent and not bound by contracts.",
        ),
    ),
    panels=(GIVING_BACK,),
)  # fmt: skip
RESOURCES["portfolios"].extend(panels=(GIVEN_BACK_HERE,))
