"""What people see of cycles and periods."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.people import queries as people
from milepost.projects.choices import Origin
from milepost.reporting import actions
from milepost.reporting.choices import Cadence, PeriodState
from milepost.reporting.forms import JoinCycleForm, LockForm, OpenCycleForm, OpenPeriodForm
from milepost.reporting.models import Cycle, Period
from milepost.surface.columns import Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import Resource, Verb, offer, own_version


@offer
class CycleResource(Resource[Cycle]):
    """The series of reports of the organisation."""

    model = Cycle
    noun = "cycle"
    plural = "cycles"
    purpose = "A series of reports that comes round on a calendar, with the days that each class has to report."
    order = "name"
    related: ClassVar[tuple[str, ...]] = ("calendar",)
    columns = (
        Column(name="name", label="Cycle", path="name", search=True),
        Column(name="code", label="Code", path="code", kind="code", search=True),
        Column(name="cadence", label="Cadence", path="cadence", kind="choice", choices=Cadence, filter="choice"),
        Column(name="calendar", label="Calendar", path="calendar", kind="related"),
        Column(name="periods", label="Periods opened", path="periods_opened", kind="integer"),
    )
    shown = ("name", "code", "cadence", "calendar", "periods")
    facts = shown
    panels = (list_panel("periods", "Periods", by="cycle", columns=("name", "start_date", "end_date", "state")),)
    verbs = (
        Verb(
            name="open", label="Open a cycle", action=actions.open_cycle, form=OpenCycleForm, on_list=True,
            typed=lambda given: {**given, "calendar": people.house_calendar()},
        ),
        Verb(
            name="open-period", label="Open the next period", action=actions.open_period, form=OpenPeriodForm,
            primary=True, help="Every project that takes part gets a draft filled from its facts.",
        ),
        Verb(name="join", label="Add a project", action=actions.join_cycle, form=JoinCycleForm,
             subjects=lambda cycle: (cycle,)),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Cycle]:
        """Return the cycles to whoever oversees; to others, those that their projects report in."""
        return Cycle.objects.all() if actor.person_id is None or people.oversees(actor) else Cycle.objects.none()


@offer
class PeriodResource(Resource[Period]):
    """The periods of all cycles."""

    model = Period
    noun = "period"
    plural = "periods"
    purpose = "A stretch of time that is reported on. Its last day is the data date; a locked one never opens again."
    order = "-end_date"
    related: ClassVar[tuple[str, ...]] = ("cycle", "locked_by")
    group_by: ClassVar[tuple[str, ...]] = ("cycle", "state")
    columns = (
        Column(name="name", label="Period", path="name", search=True),
        Column(name="cycle", label="Cycle", path="cycle", kind="related", filter="related"),
        Column(name="start_date", label="First day", path="start_date", kind="date"),
        Column(name="end_date", label="Data date", path="end_date", kind="date"),
        Column(name="state", label="State", path="state", kind="choice", choices=PeriodState, filter="choice"),
        Column(name="locked_at", label="Locked", path="locked_at", kind="instant"),
        Column(name="locked_by", label="Locked by", path="locked_by", kind="related"),
        Column(name="origin", label="Origin", path="origin", kind="choice", choices=Origin),
    )
    shown = ("name", "cycle", "start_date", "end_date", "state", "locked_at")
    facts = ("cycle", "start_date", "end_date", "state", "locked_at", "locked_by", "origin")
    panels = (
        list_panel(
            "status-reports",
            "Reports",
            by="period",
            columns=(
                "project",
                "state",
                "computed",
                "declared",
                "due_on",
                "submitted_at",
                "review_due_on",
                "reviewed_at",
            ),
        ),
    )
    verbs = (
        Verb(
            name="lock", label="Lock", action=actions.lock_period, form=LockForm, version=own_version, primary=True,
            typed=lambda _given: {}, help="A locked period is frozen with a hash and never opens again.",
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Period]:
        """Return the periods to whoever oversees; to others, those in which their projects report."""
        if actor.person_id is None or people.oversees(actor):
            return Period.objects.all()
        from_projects = Period.objects.filter(reports__project__roles__person_id=actor.person_id)
        return Period.objects.filter(pk__in=from_projects.values("pk"))

    def state(self, record: Period) -> str:
        """Return whether it takes reports."""
        return PeriodState(record.state).label
