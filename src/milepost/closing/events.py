"""What happened to what a project gives back."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnMoved(ProjectEvent):
    """A return was proposed, acknowledged, disputed, resolved or withdrawn."""

    return_id: int
    kind: str
    state: str
