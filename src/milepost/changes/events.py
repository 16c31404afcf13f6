"""What happened to issues and to decisions asked of management."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRaised(ProjectEvent):
    """An issue was raised."""

    issue_id: int
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueChanged(ProjectEvent):
    """An issue was assessed anew."""

    issue_id: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueAcknowledged(ProjectEvent):
    """The PMO said that it knows of an issue."""

    issue_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueResolved(ProjectEvent):
    """An issue was resolved."""

    issue_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionAsked(ProjectEvent):
    """A project asked management for a decision."""

    decision_id: int
    asked_of_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTaken(ProjectEvent):
    """Management decided."""

    decision_id: int
    asked_by_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionWithdrawn(ProjectEvent):
    """A project took its question back."""

    decision_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMoved(ProjectEvent):
    """A change request came or moved on."""

    change_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSent(ProjectEvent):
    """Somebody was told of a change."""

    notice_id: int
    recipient_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAnswered(ProjectEvent):
    """A notice was acknowledged, or it was ruled to go on without an answer."""

    notice_id: int
    change_id: int
