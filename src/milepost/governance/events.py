"""What happened at a gate."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class GateReviewMoved(ProjectEvent):
    """A gate was asked for, put before reviewers, reported, decided, withdrawn or found void."""

    review_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GateDecided(ProjectEvent):
    """A gate was decided."""

    decision_id: int
    gate: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionMoved(ProjectEvent):
    """A condition was closed, verified, given back or given another day."""

    condition_id: int
    state: str
