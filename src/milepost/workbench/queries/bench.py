"""Everything that the list of a project rests on, gathered for many projects at once, now or as known at a moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from milepost.artefacts import queries as artefacts
from milepost.artefacts.choices import REVIEWED
from milepost.artefacts.models import Artefact, Review
from milepost.compliance.queries import Account, accounts, house_zone
from milepost.governance.queries import GateCheck, next_gate, next_gates
from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.planning.queries import Delivery, deliveries
from milepost.projects.choices import Origin, Stage, Standing
from milepost.projects.models import Project
from milepost.projects.queries import planned_gates
from milepost.workbench.queries.holders import Holders, holders_of
from milepost.workbench.queries.kept import Rows, kept_of

ACCEPTED = "deliverables_accepted"
Documents = Mapping[int, Mapping[str, Artefact]]


@dataclass(frozen=True, slots=True)
class Bench:
    """The facts of many projects, each by project: what the sources of the list read, and nothing else."""

    projects: tuple[Project, ...]
    zone: ZoneInfo
    today: date
    moment: datetime | None
    accounts: Mapping[int, Account]
    checks: Mapping[int, GateCheck]
    planned: Mapping[int, Mapping[str, date]]
    sheets: Mapping[int, Mapping[str, Any]]
    documents: Documents
    gaps: Mapping[int, Any]
    comments: Mapping[int, int]
    reviews: Mapping[int, list[Review]]
    holders: Holders
    handed: Mapping[int, Delivery] = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)

    def day_of(self, moment: datetime) -> date:
        """Return the day of the organisation's calendar on which something happens."""
        return moment.astimezone(self.zone).date()

    def kept(self, kind: str, project: Project) -> list[Any]:
        """Return what is kept of a kind on a project, as `kept.py` names it."""
        return self.rows.get(kind, {}).get(project.pk, [])


def bench_of(
    wanted: Iterable[Project], moment: datetime | None = None, ahead: Mapping[int, GateCheck] | None = None
) -> Bench:
    """Gather the facts of every project that goes on; gates that were checked already are handed in as `ahead`."""
    going = tuple(each for each in wanted if each.standing != Standing.ENDED and each.origin != Origin.IMPORTED)
    keys = [each.pk for each in going]
    documents, comments = _documents(keys, moment), {}
    begun = [each for found in documents.values() for each in found.values() if each.state != "approved"]
    _attach(begun, going)
    if begun:
        comments = artefacts.open_counts(begun, moment)
    rows, zone = kept_of(keys, moment), house_zone()
    checks = ahead if ahead is not None else _checks(going, moment)
    return Bench(
        projects=going,
        zone=zone,
        today=(moment or clock.now()).astimezone(zone).date(),
        moment=moment,
        accounts=accounts(going, moment),
        checks=checks,
        planned=planned_gates(keys, moment) if keys else {},
        sheets=artefacts.sheets_for(going),
        documents=documents,
        gaps=artefacts.completenesses(begun, moment) if begun else {},
        comments=comments,
        reviews=_verdicts(begun, moment),
        holders=holders_of(keys, moment),
        handed=_handed([each for each in going if asks_for_acceptance(each, checks.get(each.pk))], rows, moment),
        rows=rows,
    )


def asks_for_acceptance(project: Project, check: GateCheck | None) -> bool:
    """Return whether the gate ahead asks for accepted deliverables, or the project is closing."""
    ahead = check is not None and any(each.check == ACCEPTED for each in check.gate.criteria)
    return ahead or project.stage == Stage.CLOSING


def _handed(wanted: Iterable[Project], rows: Rows, moment: datetime | None) -> dict[int, Delivery]:
    """Return every open deliverable with its criteria and how it was judged, with four queries where there is any."""
    open_ones = rows.get("deliverables", {})
    told = [each for project in wanted for each in open_ones.get(project.pk, ())]
    return deliveries(told, moment)


def _checks(going: Collection[Project], moment: datetime | None) -> dict[int, GateCheck]:
    if moment is None:
        return next_gates(going)
    told = {each.pk: next_gate(each, moment) for each in going}
    return {key: check for key, check in told.items() if check is not None}


def _documents(keys: list[int], moment: datetime | None) -> dict[int, dict[str, Artefact]]:
    if not keys:
        return {}
    live = artefacts.artefacts_of(keys, moment)
    return {key: {each.type_code: each for each in found} for key, found in live.items()}


def _attach(begun: Iterable[Artefact], going: Iterable[Project]) -> None:
    """Give each document its project, which was read already."""
    known = {each.pk: each for each in going}
    for artefact in begun:
        artefact.project = known[artefact.project_id]


def _verdicts(begun: Iterable[Artefact], moment: datetime | None) -> dict[int, list[Review]]:
    """Return the verdicts on the present version of each document that is with its reviewers, with one query."""
    numbers = {each.pk: each.number for each in begun if each.state in REVIEWED}
    found: dict[int, list[Review]] = {key: [] for key in numbers}
    if numbers:
        for review in records(Review, moment, artefact_id__in=list(numbers)):
            if review.number == numbers[review.artefact_id]:
                found[review.artefact_id].append(review)
    return found
