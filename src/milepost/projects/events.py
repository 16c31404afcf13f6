"""What happened to a project."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectEvent(Event):
    """Something that happened to one project, through whom."""

    project_id: int
    actor_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRegistered(ProjectEvent):
    """A project entered the register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTaken(ProjectEvent):
    """Somebody took a role on a project, after `predecessor_id` if it was handed over."""

    person_id: int
    role: str
    predecessor_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLeft(ProjectEvent):
    """Somebody left a role on a project."""

    person_id: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChanged(ProjectEvent):
    """A project was held, resumed, terminated or ended."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChanged(ProjectEvent):
    """A project moved to another stage."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectAdopted(ProjectEvent):
    """Imported history became a live project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionMoved(ProjectEvent):
    """A direction was issued, answered, ruled on, done, confirmed or withdrawn."""

    direction_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodMoveChanged(ProjectEvent):
    """A move to another method version was announced, acknowledged, completed or withdrawn."""

    move_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationMoved(ProjectEvent):
    """A delegation was offered, accepted, declined or revoked."""

    delegation_id: int
    state: str
