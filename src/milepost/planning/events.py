"""What happened to a plan."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineRecorded(ProjectEvent):
    """A promise was recorded: number 0 is the original."""

    baseline_id: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookUpdated(ProjectEvent):
    """The project manager's expectation of the dates changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneChanged(ProjectEvent):
    """A milestone came or moved."""

    milestone_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableMoved(ProjectEvent):
    """A deliverable was planned, submitted, tested, accepted, rejected or taken back."""

    deliverable_id: int
    state: str
