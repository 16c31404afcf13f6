"""What happened to a document."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtefactMoved(ProjectEvent):
    """A document was started, handed in, returned, approved, reopened, superseded or put aside."""

    artefact_id: int
    type_code: str
    state: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRaised(ProjectEvent):
    """Somebody commented on a document."""

    artefact_id: int
    comment_id: int
    severity: str
