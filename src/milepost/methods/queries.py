"""Questions about methods: which version is in force on a day, what it lays down, who wrote and who approved it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Q, QuerySet

from milepost.kernel import clock
from milepost.kernel.canonical import digest, written
from milepost.kernel.errors import NotSeen
from milepost.kernel.history import records, records_as_of
from milepost.kernel.policy import ORGANISATION, Actor, roles_at
from milepost.methods import rules
from milepost.methods.applying import Difference, difference, tailored
from milepost.methods.choices import UNPUBLISHED, VersionStanding, VersionState
from milepost.methods.definition import Method as Definition
from milepost.methods.definition.vocabulary import CLASSES
from milepost.methods.lint import Report, lint
from milepost.methods.models import Method, MethodApproval, MethodAuthor, MethodVersion
from milepost.methods.notation import method_from_plain
from milepost.methods.policies import WRITERS
from milepost.people import queries as people

KEPT_DEFINITIONS = 32
Pins = Callable[[int], int]
_pins: list[Pins] = []


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a version, and when."""

    person_id: int
    name: str
    at: datetime


def provide_pins(count: Pins) -> None:
    """Let a floor above tell how many of its records stand on a version."""
    if count not in _pins:
        _pins.append(count)


def pinned_to(version_id: int) -> int:
    """Return how many records of the floors above stand on a version."""
    return sum(count(version_id) for count in _pins)


def visible_versions(actor: Actor) -> QuerySet[MethodVersion]:
    """Return the versions that `actor` may read: all for the PMO, for everybody else what was published."""
    versions = MethodVersion.objects.all()
    drafts_too = actor.person_id is None or roles_at(actor, ORGANISATION, clock.now()) & WRITERS
    return versions if drafts_too else versions.exclude(state__in=UNPUBLISHED)


def version_in_force(on: date) -> MethodVersion | None:
    """Return the version that is in force for the organisation on a day."""
    began = MethodVersion.objects.filter(effective_from__lte=on).exclude(state__in=UNPUBLISHED)
    kept = began.filter(Q(retired_on=None) | Q(retired_on__gt=on))
    return kept.order_by("-effective_from").first()


def published_versions() -> QuerySet[MethodVersion]:
    """Return the versions on which a project can stand, the latest first, to be chosen from."""
    published = MethodVersion.objects.filter(state=VersionState.PUBLISHED)
    return published.order_by("-effective_from")


def published_codes(method_code: str, but: int = 0) -> list[str]:
    """Return the numbers of a method that were published, those of other versions than `but`."""
    told = MethodVersion.objects.filter(method__code=method_code).exclude(pk=but).exclude(state__in=UNPUBLISHED)
    return list(told.values_list("code", flat=True))


def latest_effective(but: int) -> date | None:
    """Return the latest day from which a published version other than `but` is effective."""
    dates = MethodVersion.objects.filter(state=VersionState.PUBLISHED).exclude(pk=but)
    return dates.order_by("-effective_from").values_list("effective_from", flat=True).first()


def standings(
    versions: Collection[MethodVersion], on: date, moment: datetime | None = None
) -> dict[int, VersionStanding]:
    """Return where versions stand on a day, now or as known at `moment`, with one query."""
    if moment is None:
        told = MethodVersion.objects.filter(state=VersionState.PUBLISHED).values_list("effective_from", flat=True)
        begins = sorted(each for each in told if each is not None)
    else:
        past = records(MethodVersion, moment, state=VersionState.PUBLISHED.value)
        begins = sorted(each.effective_from for each in past if each.effective_from is not None)
    return {
        each.pk: rules.standing_on(each.state, each.effective_from, _next(begins, each.effective_from), on)
        for each in versions
    }


def standing(version: MethodVersion) -> VersionStanding:
    """Return where a version stands today."""
    return standings([version], people.local_date(clock.now()))[version.pk]


def definition_of(version_id: int) -> Definition:
    """Return what a version lays down; refuse by name content that is not the one that was recorded."""
    row = MethodVersion.objects.defer(None).filter(pk=version_id).first()
    if row is None:
        raise NotSeen(f"There is no method version {version_id}")
    known = records_as_of(MethodVersion, clock.now(), [version_id])
    text = written(row.content)
    found = digest(text)
    unmet = rules.content_is_as_recorded(str(row), found, row.content_hash, known[0].content_hash if known else "")
    if unmet is not None:
        raise rules.ContentDiffers((unmet,))
    return _read(text)


@lru_cache(maxsize=KEPT_DEFINITIONS)
def definition_under(version_id: int, content_hash: str) -> Definition:
    """Return what a version lays down under a hash; its content was compared with that hash when it was first read."""
    del content_hash
    return definition_of(version_id)


def binding(version_id: int, project_class: str) -> Definition:
    """Return what a version lays down for a class, tailored; its content was compared with its hash when first read."""
    content_hash = MethodVersion.objects.filter(pk=version_id).values_list("content_hash", flat=True).first()
    return _binding(version_id, content_hash or "", project_class)


def difference_between(before_id: int | None, after_id: int, project_class: str) -> Difference:
    """Return what a project of a class gains, loses and finds changed between two versions, or from none to one."""
    before = None if before_id is None else definition_of(before_id)
    (known,) = (each for each in CLASSES if each == project_class)
    return difference(before, definition_of(after_id), known)


def tailored_definition(version_id: int, project_class: str) -> Definition:
    """Return what a version asks of a class of projects."""
    (known,) = (each for each in CLASSES if each == project_class)
    return tailored(definition_of(version_id), known)


def names_of(version_ids: Collection[int], moment: datetime | None = None) -> dict[int, str]:
    """Return the names of versions, now or as known at `moment`."""
    if not version_ids:
        return {}
    if moment is None:
        return dict(MethodVersion.objects.filter(pk__in=version_ids).values_list("pk", "name"))
    return {each.pk: each.name for each in records_as_of(MethodVersion, moment, version_ids)}


def lint_of(version_id: int) -> Report:
    """Return what the linter finds in a version."""
    return findings_in(definition_of(version_id))


def authors_of(version_id: int, moment: datetime | None = None) -> dict[int, str]:
    """Return who wrote a version, by id with their names, now or as known at `moment`."""
    told = records(MethodAuthor, moment, method_version_id=version_id)
    known = people.people([each.person_id for each in told], moment)
    return {each.person_id: known[each.person_id].name for each in told if each.person_id in known}


def author_names(version_ids: Collection[int], moment: datetime | None = None) -> dict[int, list[str]]:
    """Return the names of the authors of many versions, now or as known at `moment`, with two queries."""
    told = records(MethodAuthor, moment, method_version_id__in=list(version_ids))
    known = people.people({each.person_id for each in told}, moment)
    names: dict[int, list[str]] = {version_id: [] for version_id in version_ids}
    for each in told:
        if each.person_id in known:
            names[each.method_version_id].append(known[each.person_id].name)
    return names


def still_holds(version_id: int, content_hash: str) -> bool:
    """Return whether a version says today that its content is the one with this hash: a draft may be replaced."""
    return MethodVersion.objects.filter(pk=version_id, content_hash=content_hash).exists()


def approvals_of(version_id: int, content_hash: str, moment: datetime | None = None) -> list[Approval]:
    """Return who approved exactly this content, in order, now or as known at `moment`."""
    told = records(MethodApproval, moment, method_version_id=version_id, content_hash=content_hash)
    known = people.people([each.person_id for each in told], moment)
    return [
        Approval(each.person_id, known[each.person_id].name, each.approved_at)
        for each in told
        if each.person_id in known
    ]


def as_it_stands(version_id: int) -> MethodVersion:
    """Return a version as it stands in the database."""
    return MethodVersion.objects.get(pk=version_id)


def draft_of(method_code: str, version_code: str) -> MethodVersion | None:
    """Return the version with this number, whatever its state."""
    return MethodVersion.objects.filter(method__code=method_code, code=version_code).first()


def method_with(code: str) -> Method | None:
    """Return the method with this code."""
    return Method.objects.filter(code=code).first()


def _next(begins: list[date], after: date | None) -> date | None:
    return next((each for each in begins if after is not None and each > after), None)


@lru_cache(maxsize=KEPT_DEFINITIONS)
def _binding(version_id: int, content_hash: str, project_class: str) -> Definition:
    (known,) = (each for each in CLASSES if each == project_class)
    return tailored(definition_under(version_id, content_hash), known)


@lru_cache(maxsize=KEPT_DEFINITIONS)
def _read(canonical_text: str) -> Definition:
    """Return the definition in a text whose digest was compared: what is equal was parsed before."""
    return method_from_plain(json.loads(canonical_text))


@lru_cache(maxsize=KEPT_DEFINITIONS)
def findings_in(definition: Definition) -> Report:
    """Return what the linter finds in a definition, each looked at once."""
    return lint(definition)
