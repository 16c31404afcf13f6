"""What happened to a project's money and benefits."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.events import ProjectEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class CostsRecorded(ProjectEvent):
    """Amounts by month were recorded."""

    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CostsRebaselined(ProjectEvent):
    """The promised amounts by month were replaced by a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostOutlookUpdated(ProjectEvent):
    """The expected cost of the whole project changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitChanged(ProjectEvent):
    """A benefit came or changed."""

    benefit_id: int
