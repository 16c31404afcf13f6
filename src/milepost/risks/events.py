"""What happened in the risk register."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRaised(ProjectEvent):
    """A risk entered the register."""

    risk_id: int
    critical: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskChanged(ProjectEvent):
    """A risk was assessed anew."""

    risk_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskClosed(ProjectEvent):
    """A risk passed or materialised."""

    risk_id: int
    state: str
