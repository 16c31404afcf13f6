"""What people see of a contract: what is owed, paid and varied, and what stands between it and its end."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.projects.models import Project
from milepost.suppliers import actions, bridge, forms, queries
from milepost.suppliers.choices import ContractState
from milepost.suppliers.models import Contract
from milepost.suppliers.panels import CHECKLIST, OF_CONTRACT
from milepost.surface.columns import Column
from milepost.surface.fields import as_typed
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version

DELIVERABLES, PAYMENTS, VARIATIONS, REPORTS = (
    "contract-deliverables",
    "contract-payments",
    "contract-variations",
    "contractor-reports",
)


def _suggested(contract: Contract) -> dict[str, Any]:
    """Fill in what the facts suggest; what they do not speak to is left to choose."""
    return bridge.suggestions(bridge.computed_facts(queries.fact_of(contract)))


def _account(contract: Contract) -> dict[str, Any]:
    return {"amount": queries.fact_of(contract).payable}


@offer
class ContractResource(Resource[Contract]):
    """The contracts of the projects that the reader leads or steers, and the one that names them."""

    model = Contract
    noun = "contract"
    plural = "contracts"
    purpose = (
        "A contract says what a supplier delivers, by when and for how much. Somebody else than its author approves "
        "it, and it is closed by two once everything is delivered, evaluated, paid and given back."
    )
    order = "-start_date"
    related: ClassVar[tuple[str, ...]] = ("project", "supplier", "partner", "prepared_by", "approved_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "supplier", "state")
    columns = (
        Column(name="code", label="Code", path="code", kind="code", search=True),
        Column(name="name", label="Contract", path="name", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="supplier", label="Supplier", path="supplier", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=ContractState, filter="choice"),
        Column(name="value", label="Value", path="value", kind="money"),
        Column(name="start", label="Start", path="start_date", kind="date"),
        Column(name="end", label="End", path="end_date", kind="date"),
        Column(name="scope", label="What is delivered", path="scope", search=True),
        Column(name="retention", label="Retention", path="retention_share", kind="share"),
        Column(name="rights", label="Rights in the results", path="rights_clause"),
        Column(name="data", label="Data and its return", path="data_clause"),
        Column(name="prepared_by", label="Prepared by", path="prepared_by", kind="related"),
        Column(name="approved_by", label="Approved by", path="approved_by", kind="related"),
        Column(name="signed_on", label="Signed", path="signed_on", kind="date"),
        Column(name="partner", label="At the supplier", path="partner", kind="related"),
        Column(name="final_amount", label="Final account", path="final_amount", kind="money"),
        Column(name="final_agreed_on", label="Account agreed", path="final_agreed_on", kind="date"),
        Column(name="retention_due", label="Retention to be released", path="retention_due_date", kind="date"),
        Column(name="retention_released", label="Retention released", path="retention_released_on", kind="date"),
        Column(name="warranty_until", label="Warranty until", path="warranty_until", kind="date"),
        Column(name="rights_returned", label="Rights and data returned", path="rights_returned"),
        Column(name="access_revoked", label="Access revoked", path="access_revoked"),
        Column(name="settlement", label="Settlement", path="settlement"),
        Column(name="closed_at", label="Closed", path="closed_at", kind="instant"),
    )  # fmt: skip
    shown = ("code", "name", "project", "supplier", "state", "value", "end")
    facts = (
        "project", "supplier", "scope", "value", "start", "end", "retention", "partner", "prepared_by", "approved_by",
        "signed_on", "rights", "data", "final_amount", "final_agreed_on", "retention_due", "retention_released",
        "warranty_until", "rights_returned", "access_revoked", "settlement", "closed_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="change", label="Change", action=actions.change_contract, form=forms.ChangeContractForm,
            initial=as_typed(forms.ChangeContractForm), version=own_version,
        ),
        Verb(
            name="approve", label="Approve", action=actions.approve_contract, form=forms.SignForm,
            version=own_version, primary=True, help="You did not prepare it, and from now on its value is bound.",
        ),
        Verb(
            name="activate", label="Record as signed", action=actions.activate_contract, form=forms.ActivateForm,
            version=own_version, primary=True, help="From now on the supplier's project manager sees it.",
        ),
        Verb(
            name="partner", label="Name another partner", action=actions.change_partner, form=forms.PartnerForm,
            version=own_version,
        ),
        Verb(
            name="evaluate", label="Evaluate the supplier", action=actions.propose_evaluation,
            form=forms.EvaluateForm, initial=_suggested, typed=forms.as_rated, primary=True, panel="ratings",
            help="What the facts suggest is filled in. The facts are frozen with your ratings; the supplier has 14 "
            "days to answer.",
        ),
        Verb(
            name="add-deliverable", label="Add a deliverable", action=actions.add_deliverable,
            form=forms.DeliverableForm, panel=DELIVERABLES,
        ),
        Verb(
            name="plan-payment", label="Plan a payment", action=actions.plan_payment, form=forms.PaymentForm,
            panel=PAYMENTS,
        ),
        Verb(
            name="vary", label="Propose a variation", action=actions.propose_variation, form=forms.VariationForm,
            panel=VARIATIONS, help="The sponsor or an executive decides.",
        ),
        Verb(
            name="report", label="Report on your contract", action=actions.report_as_contractor,
            form=forms.ContractorReportForm, panel=REPORTS, help="As the supplier's project manager.",
        ),
        Verb(
            name="account", label="Agree the final account", action=actions.agree_final_account,
            form=forms.FinalAccountForm, initial=_account, version=own_version, panel="closing",
        ),
        Verb(
            name="retention", label="Settle the retention", action=actions.settle_retention,
            form=forms.RetentionForm, version=own_version, panel="closing",
        ),
        Verb(
            name="warranty", label="Name the warranty owner", action=actions.name_warranty_owner,
            form=forms.WarrantyForm, version=own_version, panel="closing",
        ),
        Verb(
            name="handback", label="Confirm what came back", action=actions.confirm_handback,
            form=forms.HandbackForm, version=own_version, panel="closing",
        ),
        Verb(
            name="request-closing", label="Request the closing", action=actions.request_closing, form=forms.SignForm,
            version=own_version, panel="closing", help="A second person countersigns.",
        ),
        Verb(
            name="close", label="Countersign the closing", action=actions.close_contract, form=forms.SignForm,
            version=own_version, panel="closing", help="The partner's access ends with it.",
        ),
        Verb(
            name="terminate", label="End early", action=actions.terminate_contract, form=forms.TerminateForm,
            version=own_version,
        ),
    )  # fmt: skip
    panels = (
        CHECKLIST,
        list_panel(
            DELIVERABLES, "Deliverables", by="contract", columns=("name", "due", "state", "late", "submissions")
        ),
        OF_CONTRACT,
        list_panel(
            PAYMENTS, "Payments", by="contract", columns=("name", "amount", "due", "state", "invoice", "paid_on")
        ),
        list_panel(VARIATIONS, "Variations", by="contract", columns=("reason", "amount", "end", "state", "decided_by")),
        list_panel(
            REPORTS, "Reports of the supplier", by="contract", columns=("as_of", "progress", "problems", "next_steps")
        ),
    )

    def visible(self, actor: Actor) -> QuerySet[Contract]:
        """Return the contracts that `actor` may see."""
        return queries.contracts_visible_to(actor)

    def state(self, record: Contract) -> str:
        """Return where the contract stands."""
        return ContractState(record.state).label


def _of_the_project(project: Project) -> dict[str, Any]:
    return {"currency": project.currency}


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="draft-contract", label="Draft a contract", action=actions.draft_contract, form=forms.ContractForm,
            initial=_of_the_project, panel="contracts",
        ),
    ),
    panels=(
        list_panel("contracts", "Contracts", columns=("code", "name", "supplier", "state", "value", "end")),
    ),
)  # fmt: skip
