"""What people see of a risk."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.projects import queries as projects
from milepost.risks import actions
from milepost.risks.choices import RiskResponse, RiskState
from milepost.risks.forms import CloseRiskForm, RiskForm
from milepost.risks.models import Risk
from milepost.surface.columns import Column
from milepost.surface.fields import as_typed
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version


@offer
class RiskResource(Resource[Risk]):
    """The risk register across all projects that the reader sees."""

    model = Risk
    noun = "risk"
    plural = "risks"
    purpose = "A risk is something uncertain that would matter. Each has an owner, a response and a next dated action."
    order = "-probability_share"
    related: ClassVar[tuple[str, ...]] = ("project", "owner")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state", "response")
    columns = (
        Column(name="title", label="Risk", path="title", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="state", label="State", path="state", kind="choice", choices=RiskState, filter="choice"),
        Column(name="probability", label="Probability", path="probability_share", kind="share"),
        Column(name="impact_cost", label="Cost impact", path="impact_cost", kind="money", currency="project.currency"),
        Column(name="impact_days", label="Delay in days", path="impact_days", kind="integer"),
        Column(name="critical", label="Critical", path="critical", kind="flag"),
        Column(
            name="response", label="Response", path="response", kind="choice", choices=RiskResponse, filter="choice"
        ),
        Column(name="owner", label="Owner", path="owner", kind="related", filter="related"),
        Column(name="next_action", label="Next action", path="next_action", search=True),
        Column(name="next_action_date", label="By", path="next_action_date", kind="date"),
        Column(name="raised_on", label="Raised on", path="raised_on", kind="date"),
        Column(name="reviewed_on", label="Reviewed on", path="reviewed_on", kind="date"),
        Column(name="description", label="Description", path="description", search=True),
    )
    shown = ("title", "project", "probability", "impact_cost", "response", "owner", "next_action_date")
    facts = (
        "project", "state", "probability", "impact_cost", "impact_days", "critical", "response", "owner",
        "next_action", "next_action_date", "raised_on", "reviewed_on", "description",
    )  # fmt: skip

    verbs = (
        Verb(
            name="change", label="Change", action=actions.change_risk, form=RiskForm, initial=as_typed(RiskForm),
            version=own_version, primary=True,
        ),
        Verb(name="close", label="Close", action=actions.close_risk, form=CloseRiskForm, version=own_version),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Risk]:
        """Return the risks of the projects that `actor` may see."""
        return Risk.objects.filter(project__in=projects.visible_to(actor))

    def state(self, record: Risk) -> str:
        """Return where the risk stands."""
        return RiskState(record.state).label


RESOURCES["projects"].extend(
    verbs=(Verb(name="raise-risk", label="Raise a risk", action=actions.raise_risk, form=RiskForm, panel="risks"),),
    panels=(
        list_panel(
            "risks",
            "Open risks",
            columns=("title", "probability", "impact_cost", "response", "owner", "next_action", "next_action_date"),
            only={"state": RiskState.OPEN.value},
        ),
    ),
)
