"""What people see of an issue and of a decision asked of management."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.changes.choices import DecisionState, IssueState, Severity
from milepost.changes.models import Decision, Issue
from milepost.kernel.policy import Actor
from milepost.projects import queries as projects
from milepost.surface.columns import Column
from milepost.surface.resource import Resource, offer

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

    def visible(self, actor: Actor) -> QuerySet[Decision]:
        """Return the decisions of the projects that `actor` may see."""
        return Decision.objects.filter(project__in=projects.visible_to(actor))

    def state(self, record: Decision) -> str:
        """Return where the question stands."""
        return DecisionState(record.state).label
