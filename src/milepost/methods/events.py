"""What happened to a version of a method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodVersionMoved(Event):
    """A version was drafted, submitted, returned, approved or retired."""

    version_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodVersionPublished(Event):
    """A version was published and will be in force from a day on."""

    version_id: int
    effective_from: date
