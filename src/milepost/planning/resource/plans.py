"""What people see of a plan that was proposed as the baseline."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.planning import actions
from milepost.planning.choices import PlanState
from milepost.planning.forms import ApprovePlanForm, DecidePlanForm
from milepost.planning.models import SealedPlan
from milepost.planning.panels import sections_of
from milepost.projects import queries as projects
from milepost.surface.columns import Column
from milepost.surface.resource import Panel, Resource, Verb, offer, own_version


def _sections(plan: Any, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    if moment is not None or plan.state != PlanState.PROPOSED:
        return {"sections": [], "past": True}
    return sections_of(plan.project)


@offer
class PlanResource(Resource[SealedPlan]):
    """The plans that were proposed, and what was decided."""

    model = SealedPlan
    noun = "plan"
    plural = "plans"
    purpose = (
        "A plan is proposed with all six sections under one hash. Approved, it is the baseline; from then on it "
        "changes by an approved change request only."
    )
    order = "proposed_at"
    related: ClassVar[tuple[str, ...]] = ("project", "proposed_by", "decided_by", "baseline")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state")
    columns = (
        Column(name="project", label="Project", path="project", kind="related", filter="related", search=True),
        Column(name="state", label="State", path="state", kind="choice", choices=PlanState, filter="choice"),
        Column(name="proposed_by", label="Proposed by", path="proposed_by", kind="related"),
        Column(name="proposed_at", label="Proposed", path="proposed_at", kind="instant"),
        Column(
            name="hash", label="Hash", path="sha256", kind="code", search=True, help="Over all six sections, SHA-256."
        ),
        Column(name="logic", label="Why work hangs in the air", path="logic_explanation"),
        Column(name="deadlines", label="Deadlines accepted", path="deadline_acceptance"),
        Column(name="decided_by", label="Decided by", path="decided_by", kind="related"),
        Column(name="decided_at", label="Decided", path="decided_at", kind="instant"),
        Column(name="reason", label="Why", path="decision_reason"),
        Column(name="change", label="Change request", path="change_reference", kind="code"),
        Column(name="baseline", label="Baseline", path="baseline__number", kind="integer"),
    )
    shown = ("project", "state", "proposed_by", "proposed_at", "decided_by", "decided_at", "baseline")
    facts = (*shown, "hash", "logic", "deadlines", "reason", "change")
    verbs = (
        Verb(
            name="approve", label="Approve", action=actions.approve_plan, form=ApprovePlanForm, version=own_version,
            primary=True, help="Exactly what was proposed becomes the baseline.",
        ),
        Verb(name="return", label="Return", action=actions.return_plan, form=DecidePlanForm, version=own_version),
        Verb(name="withdraw", label="Withdraw", action=actions.withdraw_plan, form=DecidePlanForm, version=own_version),
    )  # fmt: skip
    panels = (Panel(name="plan", title="Sections", template="planning/plan_panel.html", facts=_sections),)

    def visible(self, actor: Actor) -> QuerySet[SealedPlan]:
        """Return the plans of the projects that `actor` may see, without their content."""
        return SealedPlan.objects.filter(project__in=projects.visible_to(actor)).defer("content")

    def state(self, record: SealedPlan) -> str:
        """Return where the plan stands."""
        return PlanState(record.state).label
