"""What people see of work that the plan does not have yet."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.resourcing import actions, queries
from milepost.resourcing.choices import ProposalState
from milepost.resourcing.forms import PlanProposalForm, ProposeWorkForm, ReasonForm
from milepost.resourcing.models import WorkProposal
from milepost.surface.columns import Column
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version


@offer
class ProposalResource(Resource[WorkProposal]):
    """Work that somebody found missing in a plan."""

    model = WorkProposal
    noun = "work proposal"
    plural = "work proposals"
    purpose = "Whoever finds work that the plan misses proposes it. The project manager plans it, or says why not."
    order = "-proposed_at"
    related: ClassVar[tuple[str, ...]] = ("project", "proposed_by", "decided_by", "item")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state")
    columns = (
        Column(name="name", label="Work", path="name", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=ProposalState, filter="choice"),
        Column(name="why", label="Why", path="why", search=True),
        Column(name="hours", label="Hours", path="effort_hours", kind="number"),
        Column(name="proposed_by", label="Proposed by", path="proposed_by", kind="related"),
        Column(name="proposed_at", label="Proposed", path="proposed_at", kind="instant"),
        Column(name="decided_by", label="Decided by", path="decided_by", kind="related"),
        Column(name="decided_at", label="Decided", path="decided_at", kind="instant"),
        Column(name="reason", label="Why so", path="decision_reason"),
        Column(name="item", label="Planned as", path="item", kind="related"),
    )
    shown = ("name", "project", "state", "hours", "proposed_by", "proposed_at")
    facts = (*shown, "why", "decided_by", "decided_at", "reason", "item")
    verbs = (
        Verb(
            name="plan", label="Plan it", action=actions.plan_proposal, form=PlanProposalForm, version=own_version,
            primary=True, help="Puts it on the work list; after the plan is approved, a change request is the way.",
        ),
        Verb(name="refuse", label="Refuse", action=actions.refuse_proposal, form=ReasonForm, version=own_version),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[WorkProposal]:
        """Return the proposals of the projects that `actor` may see."""
        return queries.proposals_visible_to(actor)

    def state(self, record: WorkProposal) -> str:
        """Return where the proposal stands."""
        return ProposalState(record.state).label


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="propose-work", label="Propose work", action=actions.propose_work, form=ProposeWorkForm,
            panel="assignments", help="Work that the plan does not have and that has to be done.",
        ),
    ),
)  # fmt: skip
