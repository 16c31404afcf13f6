"""The lives of many projects: phases entered, the end, and what is planned, now or as known at a moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from milepost.compliance.rules.life import Life
from milepost.kernel.history import records
from milepost.people.models import Organisation
from milepost.planning.models import Outlook
from milepost.projects.choices import EntryBasis, Stage
from milepost.projects.models import Project
from milepost.projects.queries import phase_entries, planned_gates

OVER = frozenset({Stage.CLOSED.value, Stage.REVIEWED.value})


def house_zone() -> ZoneInfo:
    """Return the zone in which the organisation keeps its calendar, with one query."""
    zones = list(Organisation.objects.values_list("calendar__zone", flat=True))
    return ZoneInfo(zones[0] if zones else "UTC")


def lives(projects: Collection[Project], moment: datetime | None = None) -> dict[int, Life]:
    """Return the life of each project with three queries, whatever their number.

    What an import told of the time before a project was adopted is history that nobody verified: it binds nobody.
    """
    ids = [each.pk for each in projects]
    entered, gates = phase_entries(ids, moment), planned_gates(ids, moment)
    outlooks = {each.project_id: each.forecast_finish for each in records(Outlook, moment, project_id__in=ids)}
    return {
        each.pk: _life(
            each,
            [(phase.stage, phase.entered_on) for phase in entered[each.pk] if phase.basis != EntryBasis.IMPORTED],
            outlooks.get(each.pk),
            gates[each.pk],
        )
        for each in projects
    }


def _life(
    project: Project, entered: list[tuple[str, date]], planned_end: date | None, gates: Mapping[str, date]
) -> Life:
    stages: list[tuple[str, date]] = []
    for stage, day in entered:
        if stage not in OVER and (not stages or stages[-1][0] != stage):
            stages.append((stage, day))
    ended_on = next((day for stage, day in entered if stage in OVER), None)
    return Life(project.pk, project.project_class, tuple(stages), ended_on, planned_end, gates)
