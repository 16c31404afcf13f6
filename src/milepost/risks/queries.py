"""Questions about the risk register, now or as known at a moment."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from milepost.kernel.history import records
from milepost.risks.choices import RiskState
from milepost.risks.models import Risk


def risks_of(
    project_ids: Collection[int], moment: datetime | None = None, *, open_only: bool = True
) -> dict[int, list[Risk]]:
    """Return the risks of each project, critical and likely ones first, now or as known at `moment`."""
    found: dict[int, list[Risk]] = {project_id: [] for project_id in project_ids}
    narrowed = {"state": RiskState.OPEN.value} if open_only else {}
    for risk in records(Risk, moment, project_id__in=list(project_ids), **narrowed):
        found[risk.project_id].append(risk)
    return {each: sorted(risks, key=_by_weight) for each, risks in found.items()}


def _by_weight(risk: Risk) -> tuple[bool, object, int]:
    return (not risk.critical, -risk.probability_share, risk.pk)
