"""What floors above and beside closing tell of the end and the beginning of a project: lessons, changes, work."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from milepost.changes.choices import ENDED
from milepost.changes.models import ChangeRequest
from milepost.closing.queries import provide_kept, provide_standing
from milepost.governance.gate_rules import Tally
from milepost.governance.queries import provide_tally
from milepost.kernel.measure import Known
from milepost.knowledge.queries import adjustments_kept, lessons_filed, proposals
from milepost.projects.models import Project
from milepost.resourcing.queries import held_on


def dispositioned(project_ids: Collection[int], moment: datetime | None) -> Mapping[int, Tally]:
    """Return of how many of the nearest lessons each project said what it does with them; of the present only."""
    if moment is not None:
        return {}
    found = Project.objects.filter(pk__in=list(project_ids))
    return {each.pk: _tally(each) for each in found}


def _tally(project: Project) -> Tally:
    told = proposals(project)
    still_open = tuple(each.lesson.title for each in told if each.disposition is None)
    return Tally(len(told) - len(still_open), len(told), still_open)


def open_changes(project: Project) -> Known[tuple[str, ...]]:
    """Return the change requests that have not come to an end."""
    found = ChangeRequest.objects.filter(project=project).exclude(state__in=ENDED).order_by("number")
    return Known(tuple(f"CR-{each.number} {each.title}" for each in found))


def open_work(project: Project) -> Known[tuple[str, ...]]:
    """Return who still holds work of a project."""
    return Known(tuple(f"{each.person.name}: {each.item}" for each in held_on(project.pk)))


def connect_standings() -> None:
    """Connect lessons to closing, to reviews and to gates."""
    provide_standing("lessons", lessons_filed)
    provide_standing("change_requests", open_changes)
    provide_standing("assignments", open_work)
    provide_kept(adjustments_kept)
    provide_tally("lessons_dispositioned", dispositioned)
