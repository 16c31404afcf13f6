"""What people see of an issue and of a decision asked of management."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.changes import actions
from milepost.changes.choices import DecisionState, IssueState, Severity
from milepost.changes.forms import (
    AcknowledgeForm,
    AskForm,
    ChangeIssueForm,
    DecideForm,
    RaiseIssueForm,
    ResolveIssueForm,
    WithdrawForm,
)
from milepost.changes.models import Decision, Issue
from milepost.kernel.policy import Actor
from milepost.projects import queries as projects
from milepost.surface.columns import Column
from milepost.surface.fields import as_typed
from milepost.surface.panels import list_panel
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version

PROJECT = Column(name="project", label="Project", path="project", kind="related", filter="related")


@offer
class IssueResource(Resource[Issue]):
    """The issues across all projects that the reader sees."""

    model = Issue
    noun = "issue"
    plural = "issues"
    purpose = "An issue has happened and stands in the way. Critical ones reach the PMO at once and are acknowledged."
    order = "-raised_at"
    related: ClassVar[tuple[str, ...]] = ("project", "owner", "acknowledged_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "severity", "state")
    columns = (
        Column(name="title", label="Issue", path="title", search=True),
        PROJECT,
        Column(name="severity", label="Severity", path="severity", kind="choice", choices=Severity, filter="choice"),
        Column(name="state", label="State", path="state", kind="choice", choices=IssueState, filter="choice"),
        Column(name="owner", label="Owner", path="owner", kind="related", filter="related"),
        Column(name="next_action", label="Next action", path="next_action", search=True),
        Column(name="next_action_date", label="By", path="next_action_date", kind="date"),
        Column(name="raised_at", label="Raised", path="raised_at", kind="instant"),
        Column(name="acknowledged_at", label="Acknowledged", path="acknowledged_at", kind="instant"),
        Column(name="acknowledged_by", label="Acknowledged by", path="acknowledged_by", kind="related"),
        Column(name="description", label="Description", path="description", search=True),
        Column(name="resolution", label="Resolution", path="resolution"),
    )
    shown = ("title", "project", "severity", "state", "owner", "next_action_date", "acknowledged_at")
    facts = (
        "project", "severity", "state", "owner", "next_action", "next_action_date", "raised_at", "acknowledged_at",
        "acknowledged_by", "description", "resolution",
    )  # fmt: skip

    verbs = (
        Verb(
            name="acknowledge", label="Acknowledge", action=actions.acknowledge_issue, form=AcknowledgeForm,
            version=own_version, primary=True, help="The PMO says that it has seen the issue; the clock stops.",
        ),
        Verb(
            name="change", label="Change", action=actions.change_issue, form=ChangeIssueForm,
            initial=as_typed(ChangeIssueForm), version=own_version,
        ),
        Verb(name="resolve", label="Resolve", action=actions.resolve_issue, form=ResolveIssueForm, version=own_version),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Issue]:
        """Return the issues of the projects that `actor` may see."""
        return Issue.objects.filter(project__in=projects.visible_to(actor))

    def state(self, record: Issue) -> str:
        """Return where the issue stands."""
        return IssueState(record.state).label


@offer
class DecisionResource(Resource[Decision]):
    """What projects ask of management, and what was decided."""

    model = Decision
    noun = "decision"
    plural = "decisions"
    purpose = "A project asks management to decide; who decided what, when and why stays on record."
    order = "needed_by"
    related: ClassVar[tuple[str, ...]] = ("project", "asked_of", "decided_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "state")
    columns = (
        Column(name="question", label="Question", path="question", search=True),
        PROJECT,
        Column(name="state", label="State", path="state", kind="choice", choices=DecisionState, filter="choice"),
        Column(name="asked_of", label="Asked of", path="asked_of", kind="related", filter="related"),
        Column(name="needed_by", label="Needed by", path="needed_by", kind="date"),
        Column(name="asked_on", label="Asked on", path="asked_on", kind="date"),
        Column(name="background", label="Background", path="background", search=True),
        Column(name="choice", label="Decided", path="choice"),
        Column(name="rationale", label="Why", path="rationale"),
        Column(name="decided_by", label="Decided by", path="decided_by", kind="related"),
        Column(name="decided_on", label="Decided on", path="decided_on", kind="date"),
    )
    shown = ("question", "project", "state", "asked_of", "needed_by", "decided_on")
    facts = (
        "project", "state", "asked_of", "needed_by", "asked_on", "background", "choice", "rationale", "decided_by",
        "decided_on",
    )  # fmt: skip

    verbs = (
        Verb(name="decide", label="Decide", action=actions.decide, form=DecideForm, version=own_version, primary=True),
        Verb(
            name="withdraw", label="Withdraw", action=actions.withdraw_decision, form=WithdrawForm, version=own_version
        ),
    )

    def visible(self, actor: Actor) -> QuerySet[Decision]:
        """Return the decisions of the projects that `actor` may see."""
        return Decision.objects.filter(project__in=projects.visible_to(actor))

    def state(self, record: Decision) -> str:
        """Return where the question stands."""
        return DecisionState(record.state).label


RESOURCES["projects"].extend(
    verbs=(
        Verb(
            name="raise-issue", label="Raise an issue", action=actions.raise_issue, form=RaiseIssueForm, panel="issues"
        ),
        Verb(name="ask", label="Ask for a decision", action=actions.ask_decision, form=AskForm, panel="decisions"),
    ),
    panels=(
        list_panel(
            "issues",
            "Open issues",
            columns=("title", "severity", "owner", "next_action", "next_action_date", "acknowledged_at"),
            only={"state": IssueState.OPEN.value},
        ),
        list_panel(
            "decisions",
            "Decisions asked",
            columns=("question", "asked_of", "needed_by", "asked_on"),
            only={"state": DecisionState.ASKED.value},
        ),
    ),
)
