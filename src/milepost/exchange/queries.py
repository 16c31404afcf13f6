"""Questions of an import: which records a source knows, and which rows stand already as they are told again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from milepost.exchange.models import ExternalReference, ImportRun
from milepost.kernel.history import noun_of
from milepost.kernel.policy import Actor
from milepost.people.queries import oversees
from milepost.projects.choices import Origin
from milepost.projects.models import Project
from milepost.reporting.models import Cycle, StatusReport


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a series before an import.

    The digest of every imported row and which reports were written here, by project and period; the last data date
    of every project.
    """

    digests: dict[tuple[int, str], str]
    latest: dict[int, date]
    native: frozenset[tuple[int, str]]


def references(source: str) -> dict[tuple[str, str], int]:
    """Return which record each key of a source stands for, by noun and key."""
    rows = ExternalReference.objects.filter(source=source).values_list("noun", "key", "record_id")
    return {(noun, key): record_id for noun, key, record_id in rows}


def standing(cycle: Cycle) -> Standing:
    """Return what stands of the returns of a cycle, with two queries."""
    reports = StatusReport.objects.filter(period__cycle=cycle)
    told = list(reports.values_list("project_id", "period__code", "origin", "attributes__source__digest"))
    latest = reports.values_list("project_id").annotate(end=Max("period__end_date"))
    return Standing(
        {(project_id, code): str(digest or "") for project_id, code, _, digest in told},
        dict(latest),
        frozenset((project_id, code) for project_id, code, origin, _ in told if origin != Origin.IMPORTED),
    )


def taken_codes() -> set[str]:
    """Return the codes of all projects."""
    return set(Project.objects.values_list("code", flat=True))


def known_projects(source: str) -> dict[int, Project]:
    """Return the projects that a source knows, by id."""
    ids = ExternalReference.objects.filter(source=source, noun=noun_of(Project)).values("record_id")
    return Project.objects.in_bulk(list(ids.values_list("record_id", flat=True).distinct()))


def visible_runs(actor: Actor) -> QuerySet[ImportRun]:
    """Return every import to whoever oversees; to others, none."""
    return ImportRun.objects.all() if oversees(actor) else ImportRun.objects.none()
