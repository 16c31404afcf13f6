"""What happened to an acceptance, and to what a project gives back."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnMoved(ProjectEvent):
    """A return was proposed, acknowledged, disputed, resolved or withdrawn."""

    return_id: int
    kind: str


class AcceptanceMoved(ProjectEvent):
    """An acceptance was requested, signed, refused, deemed, voided, or its conditions were met."""

    acceptance_id: int
    deliverable_id: int | None
    state: str
