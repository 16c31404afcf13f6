"""What happened to assignments and hours."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentMoved(ProjectEvent):
    """Work was offered to somebody, accepted, declined or taken back."""

    assignment_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLogged(ProjectEvent):
    """Hours were entered, or taken back."""

    entry_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkProposed(ProjectEvent):
    """Work missing in the plan was proposed, or the proposal decided."""

    proposal_id: int
    state: str
