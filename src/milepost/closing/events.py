"""What happened at the end of a project: what it gave back, what was accepted, sealed, closed and reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.kernel.events import Event
from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingEvent(Event):
    """Something that happened at the end of one project, through whom."""

    project_id: int
    actor_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSealed(ClosingEvent):
    """The files of a project were sealed in an archive."""

    archive_id: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveMoved(ClosingEvent):
    """A hold was placed or released, a disposal proposed or confirmed."""

    archive_id: int
    state: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectClosed(ClosingEvent):
    """A project was closed with every condition met."""

    terminated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMoved(ClosingEvent):
    """A post-implementation review was scheduled, begun, reported, accepted or closed."""

    review_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentMoved(ClosingEvent):
    """An adjustment was asked for, implemented or rejected."""

    adjustment_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnMoved(ProjectEvent):
    """A return was proposed, acknowledged, disputed, resolved or withdrawn."""

    return_id: int
    kind: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceMoved(ProjectEvent):
    """An acceptance was requested, signed, refused, deemed, voided, or its conditions were met."""

    acceptance_id: int
    deliverable_id: int | None
    state: str
