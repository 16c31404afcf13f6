"""What happened to obligations, waivers, audits and findings."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesMoved(ProjectEvent):
    """Obligations were performed, verified, sent back, or their breach was recorded."""

    keys: tuple[str, ...]
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverMoved(ProjectEvent):
    """A waiver was requested, assessed, granted, refused, revoked or withdrawn."""

    waiver_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditMoved(ProjectEvent):
    """An audit was begun or closed."""

    audit_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingMoved(ProjectEvent):
    """A finding was raised, or its corrective action moved on."""

    finding_id: int
    state: str
