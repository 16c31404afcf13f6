"""What people see of cycles and periods."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people import queries as people
from milepost.projects.choices import Origin, ProjectClass
from milepost.reporting import actions
from milepost.reporting.choices import Cadence, CadenceState, PeriodState
from milepost.reporting.forms import CadenceForm, ConfirmForm, JoinCycleForm, LockForm, OpenCycleForm, OpenPeriodForm
from milepost.reporting.models import CadenceRule, Cycle, Period
from milepost.reporting.queries.calendar import duties_by_class
from milepost.surface.columns import Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import Panel, Resource, Verb, offer, own_version


def _calendar(cycle: Cycle, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    on = (moment or clock.now()).date()
    return {"rows": duties_by_class(cycle, on), "on": on, "interim": cycle.interim_of_id is not None}


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
    panels = (
        Panel(name="calendar", title="What is due, by class", template="reporting/_calendar.html", facts=_calendar),
        list_panel("periods", "Periods", by="cycle", columns=("name", "start_date", "end_date", "state")),
        list_panel(
            "cadence-rules",
            "Cadence",
            by="cycle",
            columns=("project_class", "interim_days", "effective_date", "state", "author", "approver"),
        ),
    )
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
        Verb(
            name="cadence", label="Propose a cadence", action=actions.propose_cadence, form=CadenceForm,
            help="How often a class reports in between. Somebody else approves it before it asks for anything.",
        ),
        Verb(
            name="open-interim", label="Open the series in between", action=actions.open_interim_cycle,
            form=ConfirmForm, typed=lambda _given: {},
            help="Classes with a cadence report in it; the periods of this cycle stay as they are.",
        ),
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


@offer
class CadenceRuleResource(Resource[CadenceRule]):
    """How often each class reports in between, as proposed and as approved."""

    model = CadenceRule
    noun = "cadence rule"
    plural = "cadence rules"
    purpose = "After how many days a class of project reports in between. One proposes, another approves."
    order = "-effective_date"
    related: ClassVar[tuple[str, ...]] = ("cycle", "author", "approver")
    columns = (
        Column(name="cycle", label="Cycle", path="cycle", kind="related", filter="related", search=True),
        Column(name="project_class", label="Class", path="project_class", kind="choice", choices=ProjectClass),
        Column(name="interim_days", label="Days between reports", path="interim_days", kind="integer"),
        Column(name="effective_date", label="From", path="effective_date", kind="date"),
        Column(name="state", label="State", path="state", kind="choice", choices=CadenceState, filter="choice"),
        Column(name="author", label="Proposed by", path="author", kind="related"),
        Column(name="approver", label="Approved by", path="approver", kind="related"),
    )
    shown = ("cycle", "project_class", "interim_days", "effective_date", "state", "author", "approver")
    facts = shown
    verbs = (
        Verb(
            name="approve", label="Approve", action=actions.approve_cadence, form=ConfirmForm, version=own_version,
            primary=True, typed=lambda _given: {}, help="From its date on the class reports so.",
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[CadenceRule]:
        """Return the rules to whoever oversees."""
        seen = actor.person_id is None or people.oversees(actor)
        return CadenceRule.objects.all() if seen else CadenceRule.objects.none()

    def title(self, record: CadenceRule) -> str:
        """Return which class reports how often, and from when."""
        since = f"{record.effective_date.day} {record.effective_date:%b %Y}"
        return f"Class {record.project_class} every {record.interim_days} days from {since}"

    def state(self, record: CadenceRule) -> str:
        """Return whether it asks for reports."""
        return CadenceState(record.state).label
