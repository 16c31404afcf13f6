"""Where documents stand, what they say, and what is said about them, now or as known at a moment."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from milepost.artefacts.choices import LIVE, WEIGHTY, Verdict
from milepost.artefacts.models import Artefact, ArtefactVersion, Attachment, Comment, Reading, Review
from milepost.artefacts.queries.sealing import sealed, whole_versions
from milepost.artefacts.queries.types import sheets_for, types_for
from milepost.artefacts.rules.content import Completeness, Value, completeness, from_stored
from milepost.artefacts.rules.sheets import Part, Sheet
from milepost.kernel.errors import NotSeen
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.projects import queries as projects
from milepost.projects.models import Project


@dataclass(frozen=True, slots=True)
class Standing:
    """A document that a project owes, and where it stands: nothing was started while `artefact` is None."""

    sheet: Sheet
    artefact: Artefact | None
    completeness: Completeness


def visible_to(actor: Actor) -> QuerySet[Artefact]:
    """Return the documents of the projects that `actor` may see."""
    return Artefact.objects.filter(project__in=projects.visible_to(actor))


def artefacts_of(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, list[Artefact]]:
    """Return the live documents of each project, now or as known at `moment`."""
    found: dict[int, list[Artefact]] = {project_id: [] for project_id in project_ids}
    for artefact in records(Artefact, moment, project_id__in=list(project_ids)):
        if artefact.state in LIVE:
            found[artefact.project_id].append(artefact)
    return found


def standing_of(project: Project, moment: datetime | None = None) -> list[Standing]:
    """Return what a project owes in the order of its method, with where each document stands, with two queries."""
    live = {each.type_code: each for each in artefacts_of([project.pk], moment)[project.pk]}
    contents = present_contents(live.values(), moment)
    return [_standing(sheet, live.get(sheet.type.code), contents) for sheet in types_for(project)]


def _standing(sheet: Sheet, artefact: Artefact | None, contents: dict[int, dict[str, Any]]) -> Standing:
    stored = contents.get(artefact.pk, {}) if artefact else {}
    content = from_stored(sheet.fields, stored)
    return Standing(sheet, artefact, completeness(sheet.fields, sheet.project_class, content))


def present_contents(artefacts: Collection[Artefact], moment: datetime | None = None) -> dict[int, dict[str, Any]]:
    """Return what the present version of each document says, as stored, with one query."""
    present = {each.pk: each.number for each in artefacts}
    return {
        version.artefact_id: version.content
        for version in records(ArtefactVersion, moment, artefact_id__in=list(present))
        if version.number == present[version.artefact_id]
    }


def completenesses(artefacts: Collection[Artefact], moment: datetime | None = None) -> dict[int, Completeness]:
    """Return how complete each document is for the class of its project; none where the method asks for it no more."""
    contents, found = present_contents(artefacts, moment), {}
    owed = sheets_for([each.project for each in artefacts])
    for artefact in artefacts:
        sheet = owed[artefact.project_id].get(artefact.type_code)
        if sheet is not None:
            content = from_stored(sheet.fields, contents.get(artefact.pk, {}))
            found[artefact.pk] = completeness(sheet.fields, sheet.project_class, content)
    return found


def open_counts(artefacts: Collection[Artefact], moment: datetime | None = None) -> dict[int, int]:
    """Return how many comments stand against the approval of each document, with one query."""
    counts = {each.pk: 0 for each in artefacts}
    for comment in records(Comment, moment, artefact_id__in=list(counts)):
        if comment.resolved_at is None and comment.severity in WEIGHTY:
            counts[comment.artefact_id] += 1
    return counts


def versions_of(artefact: Artefact, moment: datetime | None = None) -> list[ArtefactVersion]:
    """Return the versions, the latest first; those of now only if they are what was written."""
    found = records(ArtefactVersion, moment, artefact_id=artefact.pk)
    whole = whole_versions(artefact, found) if moment is None else found
    return sorted(whole, key=lambda each: -each.number)


def version_of(artefact: Artefact, number: int | None = None) -> ArtefactVersion:
    """Return one version, the present one when no number is given, if it is what was written."""
    wanted = artefact.number if number is None else number
    found = ArtefactVersion.objects.filter(artefact=artefact, number=wanted).first()
    if found is None:
        raise NotSeen(f"{artefact.name}, version {wanted}")
    return sealed(artefact, found)


def content_of(sheet: Sheet, version: ArtefactVersion) -> dict[str, Value]:
    """Return what a version says, typed, in the fields of its sheet."""
    return from_stored(sheet.fields, version.content)


def comments_of(artefact: Artefact, moment: datetime | None = None) -> list[Comment]:
    """Return the comments, the oldest first."""
    return records(Comment, moment, artefact_id=artefact.pk)


def open_comments(artefact: Artefact) -> list[Comment]:
    """Return the comments that stand against approval."""
    found = Comment.objects.filter(artefact=artefact, resolved_at=None, severity__in=sorted(WEIGHTY))
    return list(found.order_by("pk"))


def reviews_of(artefact: Artefact, moment: datetime | None = None) -> list[Review]:
    """Return the verdicts on the versions, the oldest first."""
    return records(Review, moment, artefact_id=artefact.pk)


def readings_of(artefact: Artefact, moment: datetime | None = None) -> list[Reading]:
    """Return who confirmed reading which version, the oldest first."""
    return records(Reading, moment, artefact_id=artefact.pk)


def attachments_of(artefact: Artefact, moment: datetime | None = None) -> list[Attachment]:
    """Return the files that hang on a document, the oldest first."""
    return records(Attachment, moment, artefact_id=artefact.pk)


def wanted_verdicts(sheet: Sheet, artefact: Artefact) -> Iterator[Part]:
    """Yield the reviewing roles without a favourable verdict on the present version, or with an unfavourable one."""
    reviews = Review.objects.filter(artefact=artefact, number=artefact.number) if sheet.reviewers else []
    said: dict[str, set[str]] = {}
    for review in reviews:
        for part in review.parts:
            said.setdefault(part, set()).add(review.verdict)
    for part in sheet.reviewers:
        if said.get(part.code) != {Verdict.FAVOURABLE.value}:
            yield part
