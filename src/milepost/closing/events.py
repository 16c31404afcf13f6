"""What happened at the end of a project."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.kernel.events import Event


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
