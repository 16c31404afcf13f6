"""What people see of a milestone and of a baseline."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.planning import actions
from milepost.planning.choices import MilestoneKind
from milepost.planning.forms import BaselineForm, MilestoneForm, OutlookForm, RebaselineForm
from milepost.planning.models import Baseline, Milestone, Outlook
from milepost.projects import queries as projects
from milepost.surface.columns import Column
from milepost.surface.fields import as_typed, of_one
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version

PROJECT = Column(name="project", label="Project", path="project", kind="related", filter="related")


@offer
class MilestoneResource(Resource[Milestone]):
    """The milestones across all projects that the reader sees."""

    model = Milestone
    noun = "milestone"
    plural = "milestones"
    purpose = "A milestone is a dated point that matters: promised, expected and reached."
    order = "baseline_date"
    related: ClassVar[tuple[str, ...]] = ("project",)
    group_by: ClassVar[tuple[str, ...]] = ("project", "kind")
    columns = (
        Column(name="name", label="Milestone", path="name", search=True),
        PROJECT,
        Column(name="kind", label="Kind", path="kind", kind="choice", choices=MilestoneKind, filter="choice"),
        Column(name="baseline_date", label="Baseline", path="baseline_date", kind="date"),
        Column(name="forecast_date", label="Forecast", path="forecast_date", kind="date"),
        Column(name="actual_date", label="Actual", path="actual_date", kind="date"),
    )
    shown = ("name", "project", "kind", "baseline_date", "forecast_date", "actual_date")
    verbs = (
        Verb(
            name="change", label="Change", action=actions.change_milestone, form=MilestoneForm,
            initial=as_typed(MilestoneForm), version=own_version, primary=True,
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Milestone]:
        """Return the milestones of the projects that `actor` may see."""
        return Milestone.objects.filter(project__in=projects.visible_to(actor))


@offer
class BaselineResource(Resource[Baseline]):
    """The baselines across all projects that the reader sees."""

    model = Baseline
    noun = "baseline"
    plural = "baselines"
    purpose = "A baseline is what was promised, once approved. It never changes; a new promise is a new baseline."
    order = "project"
    related: ClassVar[tuple[str, ...]] = ("project",)
    columns = (
        PROJECT,
        Column(name="number", label="Number", path="number", kind="integer"),
        Column(name="start_date", label="Start", path="start_date", kind="date"),
        Column(name="finish_date", label="Finish", path="finish_date", kind="date"),
        Column(name="cost", label="Cost", path="cost", kind="money", currency="project.currency"),
        Column(name="effective_date", label="Effective from", path="effective_date", kind="date"),
        Column(name="reason", label="Reason", path="reason", search=True),
    )
    shown = ("project", "number", "start_date", "finish_date", "cost", "effective_date")
    facts = (*shown, "reason")

    def visible(self, actor: Actor) -> QuerySet[Baseline]:
        """Return the baselines of the projects that `actor` may see."""
        return Baseline.objects.filter(project__in=projects.visible_to(actor))


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="outlook", label="Update dates", action=actions.update_outlook, form=OutlookForm,
            **of_one(Outlook, OutlookForm), panel="milestones",
            help="What you expect now. The promise stays as it was approved; the difference is reported.",
        ),
        Verb(
            name="add-milestone", label="Add a milestone", action=actions.add_milestone, form=MilestoneForm,
            panel="milestones",
        ),
        Verb(
            name="baseline", label="Record the first baseline", action=actions.record_baseline, form=BaselineForm,
            panel="baselines",
        ),
        Verb(
            name="rebaseline", label="Re-baseline", action=actions.rebaseline, form=RebaselineForm, panel="baselines",
            help="A new promise, decided by whoever may. The first one is kept for ever and shown beside it.",
        ),
    ),
    panels=(
        list_panel(
            "milestones", "Milestones", columns=("name", "kind", "baseline_date", "forecast_date", "actual_date")
        ),
        list_panel(
            "baselines", "Baselines",
            columns=("number", "start_date", "finish_date", "cost", "effective_date", "reason"),
        ),
    ),
)  # fmt: skip
