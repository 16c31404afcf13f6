"""Which version of the method bound a project from which day on, tailored to its class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from milepost.compliance.rules.life import Life
from milepost.compliance.rules.shapes import Plan
from milepost.kernel.history import records
from milepost.methods.applying import tailored
from milepost.methods.definition import Method
from milepost.methods.definition.vocabulary import CLASSES
from milepost.methods.models import MethodVersion
from milepost.methods.queries import definition_of
from milepost.projects.choices import MoveState
from milepost.projects.models import MethodMove, Project

KEPT_METHODS = 96


class Methods:
    """The tailored methods that are asked for, each parsed once for as long as its content stays the same."""

    def __init__(self, version_ids: Iterable[int]) -> None:
        wanted = set(version_ids)
        self._hashes: dict[int, str] = {}
        if wanted:
            self._hashes = dict(MethodVersion.objects.filter(pk__in=wanted).values_list("pk", "content_hash"))

    def of(self, version_id: int, project_class: str) -> Method:
        """Return what a version asks of a class."""
        return _tailored(version_id, self._hashes[version_id], project_class)


@lru_cache(maxsize=KEPT_METHODS)
def _tailored(version_id: int, content_hash: str, project_class: str) -> Method:
    """Return what a version asks of a class; its content was compared with its hash when it was first read."""
    del content_hash
    (known,) = (each for each in CLASSES if each == project_class)
    return tailored(definition_of(version_id), known)


def plans(
    projects: Collection[Project], lives: dict[int, Life], zone: ZoneInfo, moment: datetime | None = None
) -> dict[int, list[Plan]]:
    """Return the versions that bound each project, the earliest first, with two queries and those of new methods."""
    moves: dict[int, list[MethodMove]] = defaultdict(list)
    for move in records(
        MethodMove, moment, project_id__in=[each.pk for each in projects], state=MoveState.COMPLETED.value
    ):
        moves[move.project_id].append(move)
    named = {each.method_version_id for each in projects}
    named |= {move.from_version_id for each in moves.values() for move in each}
    named |= {move.to_version_id for each in moves.values() for move in each}
    methods = Methods(each for each in named if each is not None)
    return {each.pk: _bound(each, lives[each.pk], moves[each.pk], methods, zone) for each in projects}


def _bound(project: Project, life: Life, moves: list[MethodMove], methods: Methods, zone: ZoneInfo) -> list[Plan]:
    if not life.entries:
        return []
    moves.sort(key=lambda each: (each.ended_at is None, each.ended_at, each.pk))
    began = moves[0].from_version_id if moves else project.method_version_id
    told = [] if began is None else [(life.entries[0][1], began)]
    ended = ((each.ended_at, each.to_version_id) for each in moves)
    told += [(at.astimezone(zone).date(), version) for at, version in ended if at is not None]
    return [Plan(day, version, methods.of(version, project.project_class)) for day, version in told]
