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
class WorkListChanged(ProjectEvent):
    """An item of the work list came, changed or was cancelled."""

    item_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkProgressed(ProjectEvent):
    """Work on an item began, went on, was blocked, handed in or accepted."""

    item_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProposed(ProjectEvent):
    """A whole plan was proposed as the baseline."""

    plan_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDecided(ProjectEvent):
    """A proposed plan was approved, returned or withdrawn."""

    plan_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookUpdated(ProjectEvent):
    """The project manager's expectation of the dates changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneChanged(ProjectEvent):
    """A milestone came or moved."""

    milestone_id: int
