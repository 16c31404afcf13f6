"""What people see of what a supplier owes, hands in and reports."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.suppliers import actions, forms, queries
from milepost.suppliers.choices import TO_HAND_IN, DeliverableState
from milepost.suppliers.models import ContractDeliverable, ContractorReport
from milepost.suppliers.panels import SUBMISSIONS
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import Resource, Verb, offer, own_version


def _late(records: list[ContractDeliverable], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: each.state in TO_HAND_IN and each.due_date < today for each in records}


@offer
class DeliverableResource(Resource[ContractDeliverable]):
    """What suppliers owe under the contracts that the reader sees."""

    model = ContractDeliverable
    noun = "contract deliverable"
    plural = "contract deliverables"
    purpose = (
        "A supplier hands in what a contract names; the project manager accepts it against its criteria or rejects it "
        "and counts the defects. The evaluation of the supplier is computed from that."
    )
    order = "due_date"
    related: ClassVar[tuple[str, ...]] = ("contract", "contract__project")
    group_by: ClassVar[tuple[str, ...]] = ("contract", "state")
    columns = (
        Column(name="name", label="Deliverable", path="name", search=True),
        Column(name="contract", label="Contract", path="contract", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=DeliverableState, filter="choice"),
        Column(name="due", label="Due", path="due_date", kind="date"),
        Column(name="late", label="Late", kind="flag", batch=_late, help="Its day has passed and it is not handed in."),
        Column(name="submissions", label="Handed in", path="submissions", kind="integer", help="How many times."),
        Column(name="criteria", label="Accepted when", path="criteria", search=True),
        Column(name="settlement", label="Settled by", path="settlement"),
    )
    shown = ("name", "contract", "state", "due", "late", "submissions")
    facts = ("contract", "criteria", "due", "late", "submissions", "settlement")
    verbs = (
        Verb(
            name="hand-in", label="Hand in", action=actions.submit_deliverable, form=forms.SubmitForm,
            version=own_version, primary=True, help="As the supplier's project manager named in the contract.",
        ),
        Verb(
            name="judge", label="Accept or reject", action=actions.judge_submission, form=forms.JudgeForm,
            version=own_version, primary=True, help="A verdict is given once and counts in the evaluation.",
        ),
        Verb(
            name="settle", label="Settle otherwise", action=actions.settle_deliverable, form=forms.SettleForm,
            version=own_version,
        ),
    )  # fmt: skip
    panels = (SUBMISSIONS,)

    def visible(self, actor: Actor) -> QuerySet[ContractDeliverable]:
        """Return the deliverables of the contracts that `actor` may see."""
        return queries.parts_visible_to(actor, ContractDeliverable)

    def state(self, record: ContractDeliverable) -> str:
        """Return where the deliverable stands."""
        return DeliverableState(record.state).label


@offer
class ContractorReportResource(Resource[ContractorReport]):
    """What suppliers report on their own contracts."""

    model = ContractorReport
    noun = "contractor report"
    plural = "contractor reports"
    purpose = "A supplier reports on its own contract: what was done, what stands in the way, what comes next."
    order = "-as_of_date"
    related: ClassVar[tuple[str, ...]] = ("contract", "reported_by")
    group_by: ClassVar[tuple[str, ...]] = ("contract",)
    columns = (
        Column(name="as_of", label="As of", path="as_of_date", kind="date"),
        Column(name="contract", label="Contract", path="contract", kind="related", filter="related"),
        Column(name="progress", label="Done", path="progress", search=True),
        Column(name="problems", label="In the way", path="problems", search=True),
        Column(name="next_steps", label="Next", path="next_steps", search=True),
        Column(name="reported_by", label="Reported by", path="reported_by", kind="related"),
        Column(name="reported_at", label="Reported", path="reported_at", kind="instant"),
    )
    shown = ("as_of", "contract", "progress", "problems", "next_steps")
    facts = ("contract", "as_of", "progress", "problems", "next_steps", "reported_by", "reported_at")

    def visible(self, actor: Actor) -> QuerySet[ContractorReport]:
        """Return the reports on the contracts that `actor` may see."""
        return queries.parts_visible_to(actor, ContractorReport)
