"""The lives of many projects: phases entered, the end, and what is planned, now or as known at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from milepost.compliance.rules.life import Life
from milepost.kernel.history import noun_of, records
from milepost.kernel.models import RecordVersion
from milepost.people.models import Organisation
from milepost.planning.choices import MilestoneKind
from milepost.planning.models import Milestone, Outlook
from milepost.projects.choices import Stage, Standing
from milepost.projects.models import Project

Entries = dict[int, list[tuple[str, date]]]


def house_zone() -> ZoneInfo:
    """Return the zone in which the organisation keeps its calendar, with one query."""
    zones = list(Organisation.objects.values_list("calendar__zone", flat=True))
    return ZoneInfo(zones[0] if zones else "UTC")


def lives(projects: Collection[Project], zone: ZoneInfo, moment: datetime | None = None) -> dict[int, Life]:
    """Return the life of each project with three queries, whatever their number."""
    ids = [each.pk for each in projects]
    entries, ended = _told(ids, zone, moment)
    outlooks = {each.project_id: each for each in records(Outlook, moment, project_id__in=ids)}
    gates: dict[int, dict[str, date]] = defaultdict(dict)
    for milestone in _gates(ids, moment):
        day = milestone.actual_date or milestone.forecast_date or milestone.baseline_date
        if day is not None:
            gates[milestone.project_id][milestone.name.casefold()] = day
    return {
        each.pk: Life(
            each.pk,
            each.project_class,
            tuple(entries[each.pk]),
            ended.get(each.pk),
            outlooks[each.pk].forecast_finish if each.pk in outlooks else None,
            gates[each.pk],
        )
        for each in projects
    }


def _gates(ids: list[int], moment: datetime | None) -> Iterable[Milestone]:
    if moment is None:
        return Milestone.objects.filter(project_id__in=ids, kind=MilestoneKind.GATE)
    told = records(Milestone, moment, project_id__in=ids)
    return [each for each in told if each.kind == MilestoneKind.GATE]


def _told(ids: list[int], zone: ZoneInfo, moment: datetime | None) -> tuple[Entries, dict[int, date]]:
    """Return which phases each project entered when, and when it ended, as its history tells."""
    told = RecordVersion.objects.filter(noun=noun_of(Project), record_id__in=ids, gone=False)
    if moment is not None:
        told = told.filter(Q(recorded_at__lte=moment))
    rows = told.order_by("recorded_at", "pk").values_list("record_id", "recorded_at", "state__stage", "state__standing")
    entries: Entries = defaultdict(list)
    ended: dict[int, date] = {}
    for project_id, at, stage, standing in rows.iterator(chunk_size=4000):
        day = at.astimezone(zone).date()
        _enter(entries[project_id], stage, day)
        if stage == Stage.CLOSED or standing == Standing.ENDED:
            ended.setdefault(project_id, day)
        else:
            ended.pop(project_id, None)
    return entries, ended


def _enter(entered: list[tuple[str, date]], stage: str, day: date) -> None:
    if stage != Stage.CLOSED and (not entered or entered[-1][0] != stage):
        entered.append((stage, day))
