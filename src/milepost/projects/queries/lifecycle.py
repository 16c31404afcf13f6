"""Questions about the life of projects: the stages they came to stand in, the gates they mean to reach, their holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from milepost.kernel.history import records
from milepost.methods import queries as methods
from milepost.projects.models import Hold, PhaseEntry, PlannedGate, Project


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage in which a project stood from a day until another, or still stands, and by what it came there.

    `gate` and `decision_id` are those of the gate decision that opened the stage, where one did.
    """

    project_id: int
    stage: str
    entered_on: date
    left_on: date | None
    basis: str
    gate: str
    decision_id: int | None
    note: str


def phase_entries(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, tuple[Phase, ...]]:
    """Return per project the stages that it came to stand in, in order, now or as known at `moment`; one query.

    A project that was registered before such records were kept has none: when it entered its stage is unknown.
    """
    found: dict[int, list[PhaseEntry]] = {project_id: [] for project_id in project_ids}
    for entry in records(PhaseEntry, moment, project_id__in=list(project_ids)):
        found[entry.project_id].append(entry)
    return {project_id: _phases(entries) for project_id, entries in found.items()}


def planned_gates(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, dict[str, date]]:
    """Return per project the planned day of each gate that has one, now or as known at `moment`, with one query."""
    found: dict[int, dict[str, date]] = {project_id: {} for project_id in project_ids}
    for each in records(PlannedGate, moment, project_id__in=list(project_ids)):
        found[each.project_id][each.gate] = each.planned_date
    return found


def open_holds(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, Hold]:
    """Return per project the hold that it is under, now or as known at `moment`, with one query."""
    told = records(Hold, moment, project_id__in=list(project_ids), ended_at=None)
    return {each.project_id: each for each in told}


def gates_of(project: Project) -> dict[str, str]:
    """Return the gates of the method version that a project follows, by code with their names, in order."""
    if project.method_version_id is None:
        return {}
    return {gate.code: gate.name for gate in methods.definition_of(project.method_version_id).gates}


def _phases(entries: list[PhaseEntry]) -> tuple[Phase, ...]:
    entries.sort(key=lambda each: (each.entered_at, each.pk))
    ends = [*(after.entered_date for _, after in pairwise(entries)), None]
    return tuple(
        Phase(
            project_id=entry.project_id,
            stage=entry.stage,
            entered_on=entry.entered_date,
            left_on=left,
            basis=entry.basis,
            gate=entry.gate,
            decision_id=entry.decision_id,
            note=entry.note,
        )
        for entry, left in zip(entries, ends, strict=False)
    )
