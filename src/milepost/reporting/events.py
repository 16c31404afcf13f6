"""What happened in reporting, told after commit."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodOpened(Event):
    """A period opened, and its reports were drafted."""

    period_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSubmitted(Event):
    """A report was submitted to the PMO."""

    report_id: int
    project_id: int
    period_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReturned(Event):
    """A report was returned to its project manager."""

    report_id: int
    project_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAccepted(Event):
    """A report was accepted by the PMO."""

    report_id: int
    project_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideDecided(Event):
    """A declared colour better than the computed one was accepted or rejected."""

    override_id: int
    report_id: int
    project_id: int
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMissed(Event):
    """A period locked without the report of a project."""

    report_id: int
    project_id: int
    period_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLocked(Event):
    """A period locked, and its snapshot was frozen."""

    period_id: int
    snapshot_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackApproved(Event):
    """A board pack was approved."""

    pack_id: int
    period_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddendumFiled(Event):
    """A late report was filed beside the pack."""

    addendum_id: int
    report_id: int
    project_id: int
