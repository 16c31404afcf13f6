"""What people see of a benefit."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.finance import actions
from milepost.finance.choices import BenefitKind
from milepost.finance.forms import BenefitForm, BudgetForm, CostOutlookForm
from milepost.finance.models import Benefit, CostOutlook
from milepost.kernel.policy import Actor
from milepost.projects import queries as projects
from milepost.surface.columns import Column
from milepost.surface.fields import as_typed, of_one
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version


@offer
class BenefitResource(Resource[Benefit]):
    """The benefits across all projects that the reader sees."""

    model = Benefit
    noun = "benefit"
    plural = "benefits"
    purpose = "A benefit is what a project is done for: a measure with a target, an owner outside the team, and a date."
    order = "due_date"
    related: ClassVar[tuple[str, ...]] = ("project", "owner")
    group_by: ClassVar[tuple[str, ...]] = ("project", "kind")
    columns = (
        Column(name="name", label="Benefit", path="name", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="kind", label="Kind", path="kind", kind="choice", choices=BenefitKind, filter="choice"),
        Column(name="owner", label="Owner", path="owner", kind="related", filter="related"),
        Column(name="unit", label="Unit", path="unit"),
        Column(name="target", label="Target", path="target_value", kind="number"),
        Column(name="forecast", label="Forecast", path="forecast_value", kind="number"),
        Column(name="realised", label="Realised", path="realised_value", kind="number"),
        Column(name="due_date", label="Due", path="due_date", kind="date"),
    )
    shown = ("name", "project", "owner", "unit", "target", "forecast", "realised", "due_date")
    facts = ("project", "kind", "owner", "unit", "target", "forecast", "realised", "due_date")

    verbs = (
        Verb(
            name="change", label="Change", action=actions.change_benefit, form=BenefitForm,
            initial=as_typed(BenefitForm), version=own_version, primary=True,
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Benefit]:
        """Return the benefits of the projects that `actor` may see."""
        return Benefit.objects.filter(project__in=projects.visible_to(actor))


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="costs", label="Update costs", action=actions.update_cost_outlook, form=CostOutlookForm,
            **of_one(CostOutlook, CostOutlookForm), panel="baselines",
            help="What the whole project is expected to cost now, and what was spent.",
        ),
        Verb(
            name="budget", label="Budget by month", action=actions.record_costs, form=BudgetForm, panel="baselines",
            help="What is promised to be spent, month by month; the cost section of the plan reads it.",
        ),
        Verb(name="add-benefit", label="Add a benefit", action=actions.add_benefit, form=BenefitForm, panel="benefits"),
    ),
    panels=(
        list_panel(
            "benefits", "Benefits", columns=("name", "owner", "unit", "target", "forecast", "realised", "due_date")
        ),
    ),
)  # fmt: skip
