"""What people see of the payments and variations of contracts."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.suppliers import actions, forms, queries
from milepost.suppliers.choices import PaymentState, VariationState
from milepost.suppliers.models import ContractPayment, ContractVariation
from milepost.surface.columns import Column
from milepost.surface.resource import Resource, Verb, offer, own_version

CURRENCY = "contract.currency"


@offer
class PaymentResource(Resource[ContractPayment]):
    """The payments of the contracts that the reader sees."""

    model = ContractPayment
    noun = "contract payment"
    plural = "contract payments"
    purpose = (
        "A payment is planned within the value of its contract, invoiced by the supplier, and released by somebody "
        "who did not record the invoice."
    )
    order = "due_date"
    related: ClassVar[tuple[str, ...]] = ("contract", "contract__project", "prepared_by", "released_by")
    group_by: ClassVar[tuple[str, ...]] = ("contract", "state")
    columns = (
        Column(name="name", label="Payment", path="name", search=True),
        Column(name="contract", label="Contract", path="contract", kind="related", filter="related"),
        Column(name="amount", label="Amount", path="amount", kind="money", currency=CURRENCY),
        Column(name="state", label="State", path="state", kind="choice", choices=PaymentState, filter="choice"),
        Column(name="due", label="Due", path="due_date", kind="date"),
        Column(name="invoice", label="Invoice", path="invoice", search=True),
        Column(name="invoiced_on", label="Invoice dated", path="invoiced_on", kind="date"),
        Column(name="prepared_by", label="Prepared by", path="prepared_by", kind="related"),
        Column(name="released_by", label="Released by", path="released_by", kind="related"),
        Column(name="paid_on", label="Paid", path="paid_on", kind="date"),
    )
    shown = ("name", "contract", "amount", "state", "due", "invoice", "paid_on")
    facts = ("contract", "amount", "due", "invoice", "invoiced_on", "prepared_by", "released_by", "paid_on")
    verbs = (
        Verb(
            name="invoice", label="Record the invoice", action=actions.record_invoice, form=forms.InvoiceForm,
            version=own_version, primary=True,
        ),
        Verb(
            name="release", label="Release", action=actions.release_payment, form=forms.ReleaseForm,
            version=own_version, primary=True, help="By somebody who did not record the invoice.",
        ),
        Verb(name="cancel", label="Cancel", action=actions.cancel_payment, form=forms.WhyForm, version=own_version),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[ContractPayment]:
        """Return the payments of the contracts that `actor` may see."""
        return queries.parts_visible_to(actor, ContractPayment)

    def state(self, record: ContractPayment) -> str:
        """Return where the payment stands."""
        return PaymentState(record.state).label


@offer
class VariationResource(Resource[ContractVariation]):
    """The variations of the contracts that the reader sees."""

    model = ContractVariation
    noun = "contract variation"
    plural = "contract variations"
    purpose = "A variation changes the price or the end of a contract: proposed by one person, decided by another."
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("contract", "contract__project", "proposed_by", "decided_by")
    group_by: ClassVar[tuple[str, ...]] = ("contract", "state")
    columns = (
        Column(name="number", label="Number", path="number", kind="integer"),
        Column(name="contract", label="Contract", path="contract", kind="related", filter="related"),
        Column(name="reason", label="Reason", path="reason", search=True),
        Column(name="amount", label="Change of value", path="amount", kind="money", currency=CURRENCY),
        Column(name="end", label="New end", path="end_date", kind="date"),
        Column(name="state", label="State", path="state", kind="choice", choices=VariationState, filter="choice"),
        Column(name="proposed_by", label="Proposed by", path="proposed_by", kind="related"),
        Column(name="decided_by", label="Decided by", path="decided_by", kind="related"),
        Column(name="decided_at", label="Decided", path="decided_at", kind="instant"),
    )
    shown = ("number", "contract", "reason", "amount", "end", "state")
    facts = ("contract", "reason", "amount", "end", "proposed_by", "decided_by", "decided_at")
    verbs = (
        Verb(
            name="decide", label="Decide", action=actions.decide_variation, form=forms.DecideVariationForm,
            version=own_version, primary=True,
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[ContractVariation]:
        """Return the variations of the contracts that `actor` may see."""
        return queries.parts_visible_to(actor, ContractVariation)

    def state(self, record: ContractVariation) -> str:
        """Return where the variation stands."""
        return VariationState(record.state).label
