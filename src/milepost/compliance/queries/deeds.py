"""What meets an obligation by itself: the approval of its document, and what is done on the floors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from milepost.artefacts.choices import VersionState
from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.compliance.rules.deeds import Deed, named
from milepost.kernel.history import records

Deeds = dict[int, dict[str, list[Deed]]]


@dataclass(frozen=True, slots=True)
class Told:
    """A deed as its floor tells it: on which project, when, by whom, what, and of which gate if it is about one."""

    project_id: int
    at: datetime | date
    text: str
    by_id: int | None = None
    of: str = ""


Teller = Callable[[Collection[int], "datetime | None"], Iterable[Told]]
_tellers: dict[str, Teller] = {}


def provide_deeds(deed: str, teller: Teller) -> None:
    """Let a floor tell the deeds of one name, now or as known at a moment; each kind is told by one floor."""
    _tellers[deed] = teller


def told_deeds() -> frozenset[str]:
    """Return the names of the deeds that a floor tells."""
    return frozenset(_tellers)


def deeds(project_ids: Collection[int], zone: ZoneInfo, moment: datetime | None = None) -> Deeds:
    """Return what was done on each project, by the name under which an obligation asks for it."""
    found: Deeds = defaultdict(lambda: defaultdict(list))
    for project_id, code, number, at in _approved(project_ids, moment):
        found[project_id][code].append(Deed(_day(at, zone), None, f"Version {number} of the document was approved."))
    for deed, teller in _tellers.items():
        for each in teller(project_ids, moment):
            found[each.project_id][named(deed, each.of)].append(Deed(_day(each.at, zone), each.by_id, each.text))
    return found


def _day(at: datetime | date, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date() if isinstance(at, datetime) else at


def _approved(project_ids: Collection[int], moment: datetime | None) -> list[tuple[int, str, int, datetime]]:
    if moment is None:
        rows = ArtefactVersion.objects.filter(
            artefact__project_id__in=project_ids, state=VersionState.APPROVED, approved_at__isnull=False
        )
        told = rows.values_list("artefact__project_id", "artefact__type_code", "number", "approved_at")
        return [(project, code, number, at) for project, code, number, at in told if at is not None]
    owned = {each.pk: each for each in records(Artefact, moment, project_id__in=list(project_ids))}
    versions = records(ArtefactVersion, moment, artefact_id__in=list(owned), state=VersionState.APPROVED.value)
    return [
        (owned[each.artefact_id].project_id, owned[each.artefact_id].type_code, each.number, each.approved_at)
        for each in versions
        if each.approved_at is not None
    ]
