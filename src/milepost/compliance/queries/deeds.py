"""What meets an obligation by itself: the approval of its document, and what the floors above tell of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

from milepost.artefacts.choices import VersionState
from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.kernel.history import records

Deeds = dict[int, dict[str, list[date]]]
Teller = Callable[[Collection[int], "datetime | None"], "list[tuple[int, str, datetime]]"]
_tellers: list[Teller] = []


def provide_deeds(teller: Teller) -> None:
    """Let a floor above tell when what it keeps met an obligation: project, code of the document, instant."""
    if teller not in _tellers:
        _tellers.append(teller)


def deeds(project_ids: Collection[int], zone: ZoneInfo, moment: datetime | None = None) -> Deeds:
    """Return the days on which documents of each project were approved, by the code of their type."""
    found: Deeds = defaultdict(lambda: defaultdict(list))
    told = _approved(project_ids, moment)
    for teller in _tellers:
        told += teller(project_ids, moment)
    for project_id, code, at in told:
        found[project_id][code].append(at.astimezone(zone).date())
    return found


def _approved(project_ids: Collection[int], moment: datetime | None) -> list[tuple[int, str, datetime]]:
    if moment is None:
        rows = ArtefactVersion.objects.filter(
            artefact__project_id__in=project_ids, state=VersionState.APPROVED, approved_at__isnull=False
        )
        told = rows.values_list("artefact__project_id", "artefact__type_code", "approved_at")
        return [(project, code, at) for project, code, at in told if at is not None]
    owned = {each.pk: each for each in records(Artefact, moment, project_id__in=list(project_ids))}
    versions = records(ArtefactVersion, moment, artefact_id__in=list(owned), state=VersionState.APPROVED.value)
    return [
        (owned[each.artefact_id].project_id, owned[each.artefact_id].type_code, each.approved_at)
        for each in versions
        if each.approved_at is not None
    ]
