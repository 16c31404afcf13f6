"""Verbs of issues: the team raises and resolves them, the PMO says that it knows."""

from __future__ import annotations

from datetime import date

from milepost.changes import rules
from milepost.changes.choices import IssueState, Severity
from milepost.changes.events import IssueAcknowledged, IssueChanged, IssueRaised, IssueResolved
from milepost.changes.models import Issue
from milepost.changes.policies import ACKNOWLEDGERS, ISSUE_RAISERS, KEEPERS
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.people.models import Person
from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.projects.queries import (
    can_be_written,
    can_be_written_here,
    independent,
    part_scope,
    project_scope,
)

ASK_THE_TEAM = "Ask somebody of the delivery team, or raise it with the PMO."


@action("changes.raise_issue", allowed=ISSUE_RAISERS, scope=project_scope, guards=(can_be_written,), path=ASK_THE_TEAM)
def raise_issue(
    act: Act,
    project: Project,
    *,
    title: str,
    severity: str = Severity.MEDIUM,
    description: str = "",
    owner: Person | None = None,
    next_action: str = "",
    next_action_date: date | None = None,
) -> Issue:
    """Raise an issue. A member may raise a grave one before anybody cares for it; who leads names owner and action."""
    if act.role in LEADS:
        act.require_all(
            rules.grave_issue_is_cared_for(severity, owner.pk if owner else None, next_action, next_action_date)
        )
    issue = act.add(
        Issue(
            project=project,
            title=title,
            severity=severity,
            description=description,
            owner=owner,
            next_action=next_action,
            next_action_date=next_action_date,
            raised_at=act.at,
        )
    )
    act.tell(
        IssueRaised(
            at=act.at, project_id=project.pk, actor_id=act.actor.person_id, issue_id=issue.pk, severity=severity
        )
    )
    return issue


@action("changes.change_issue", allowed=KEEPERS, scope=part_scope, guards=(can_be_written_here,), path=ASK_THE_TEAM)
def change_issue(
    act: Act,
    issue: Issue,
    *,
    title: str,
    severity: str,
    description: str = "",
    owner: Person | None = None,
    next_action: str = "",
    next_action_date: date | None = None,
    reason: str = "",
    version: int | None = None,
) -> Issue:
    """Change an issue; making it less grave needs a reason, and the history keeps what it was."""
    act.expect(issue, version)
    lowered = rules.severity_is_lowered(issue.severity, severity)
    act.because(reason, needed=lowered and act.actor.person_id is not None)
    act.require(rules.issue_is_open(issue.state))
    owner_id, before = owner.pk if owner else None, issue.severity
    if act.role in LEADS:
        act.require_all(rules.grave_issue_is_cared_for(severity, owner_id, next_action, next_action_date))
    act.change(
        issue,
        title=title,
        severity=severity,
        description=description,
        owner=owner,
        next_action=next_action,
        next_action_date=next_action_date,
    )
    act.tell(
        IssueChanged(
            at=act.at,
            project_id=issue.project_id,
            actor_id=act.actor.person_id,
            issue_id=issue.pk,
            before=before,
            after=severity,
        )
    )
    return issue


@action("changes.resolve_issue", allowed=KEEPERS, scope=part_scope, guards=(can_be_written_here,), path=ASK_THE_TEAM)
def resolve_issue(act: Act, issue: Issue, *, resolution: str, version: int | None = None) -> Issue:
    """Say how an issue was resolved."""
    act.expect(issue, version)
    act.require(rules.issue_is_open(issue.state), rules.text_is_given(resolution, "resolution", "The resolution"))
    act.change(issue, state=IssueState.RESOLVED, resolution=resolution)
    act.tell(IssueResolved(at=act.at, project_id=issue.project_id, actor_id=act.actor.person_id, issue_id=issue.pk))
    return issue


@action(
    "changes.acknowledge_issue",
    allowed=ACKNOWLEDGERS,
    scope=part_scope,
    guards=(independent("acknowledge an issue for the PMO"),),
    path="Ask the oversight officer or the PMO to acknowledge it.",
)
def acknowledge_issue(act: Act, issue: Issue, *, version: int | None = None) -> Issue:
    """Say for the PMO that it knows of an issue; this stops its clock and changes nothing of the delivery."""
    act.expect(issue, version)
    act.require(rules.issue_is_acknowledged_once(acknowledged=issue.acknowledged_at is not None))
    act.change(issue, acknowledged_at=act.at, acknowledged_by_id=act.actor.person_id)
    act.tell(IssueAcknowledged(at=act.at, project_id=issue.project_id, actor_id=act.actor.person_id, issue_id=issue.pk))
    return issue
