"""Questions about archives: which stands, what happened since, what is missing for one, and who reads what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from milepost.artefacts import queries as artefacts
from milepost.closing.choices import AccessClass, ArchiveState
from milepost.closing.models import ArchivedFile, ArchivePackage, PersonalDataFlag
from milepost.kernel import clock
from milepost.kernel.history import noun_of
from milepost.kernel.models import LedgerEntry, RecordVersion
from milepost.kernel.policy import ORGANISATION, Actor, roles_at
from milepost.people import queries as people
from milepost.projects import queries as projects
from milepost.projects.choices import Stage
from milepost.projects.models import Project

AFTER_SEALING = (
    "closing.seal_archive",
    "closing.try_restore",
    "closing.place_hold",
    "closing.release_hold",
    "closing.schedule_review",
    "closing.name_review_lead",
    "closing.close_project",
)
"""What may happen to a project once it is archived without its archive having to be sealed anew."""
KNOWLEDGE = "knowledge."


def archives_visible_to(actor: Actor) -> QuerySet[ArchivePackage]:
    """Return the archives of the projects that `actor` sees."""
    return ArchivePackage.objects.filter(project__in=projects.visible_to(actor))


def files_visible_to(actor: Actor) -> QuerySet[ArchivedFile]:
    """Return what is in the present archives, as far as `actor` may read it.

    Everybody of the house reads internal files of any archived project: that is what they are kept for.
    """
    present = ArchivedFile.objects.filter(archive__state=ArchiveState.SEALED)
    if people.oversees(actor):
        return present
    internal = Q(access=AccessClass.INTERNAL)
    if belongs_to_the_house(actor):
        return present.filter(internal)
    return ArchivedFile.objects.none()


def belongs_to_the_house(actor: Actor) -> bool:
    """Return whether `actor` holds a post, or a part on a project that is no outsider's."""
    return bool(roles_at(actor, ORGANISATION, clock.now())) or projects.visible_to(actor).exists()


def present_archive(project: Project) -> ArchivePackage | None:
    """Return the archive of a project that stands, if it was sealed."""
    return ArchivePackage.objects.filter(project=project, state=ArchiveState.SEALED).first()


def changes_since(archive: ArchivePackage) -> int:
    """Return how many acts on the project came after its archive that the archive would have to hold."""
    stream = projects.project_scope(archive.project).stream
    later = LedgerEntry.objects.filter(stream__name=stream, seq__gt=archive.ledger_seq, refused=False)
    return later.exclude(verb__in=AFTER_SEALING).exclude(verb__startswith=KNOWLEDGE).count()


def archive_count(project: Project) -> int:
    """Return how many archives of a project were sealed; the next one takes the next number."""
    return ArchivePackage.objects.filter(project=project).count()


def open_flags(project: Project) -> list[PersonalDataFlag]:
    """Return the flags of personal data that nobody settled."""
    return list(PersonalDataFlag.objects.filter(project=project, resolved_at=None).order_by("pk"))


def flags_visible_to(actor: Actor) -> QuerySet[PersonalDataFlag]:
    """Return the flags on the projects that `actor` sees."""
    return PersonalDataFlag.objects.filter(project__in=projects.visible_to(actor))


def stages_passed(project: Project) -> frozenset[str]:
    """Return every stage in which the ledger knows the project to have stood."""
    told = RecordVersion.objects.filter(noun=noun_of(Project), record_id=project.pk, gone=False)
    return frozenset(told.order_by().values_list("state__stage", flat=True).distinct())


def missing_documents(project: Project) -> list[str]:
    """Return the documents of the stages that the project went through which are not approved.

    A project that was given up early owes nothing of the stages it never reached.
    """
    passed = stages_passed(project)
    return [
        each.sheet.type.name
        for each in artefacts.standing_of(project)
        if (each.sheet.type.phase in passed or each.sheet.type.phase not in Stage.values)
        and (each.artefact is None or each.artefact.approved_number is None)
    ]


def ledger_lines(stream: str, until: int) -> Iterator[tuple[int, str, str]]:
    """Yield the entries of a stream up to one of them: number, hash, and the text that was hashed."""
    told = LedgerEntry.objects.filter(stream__name=stream, seq__lte=until).order_by("seq")
    yield from told.values_list("seq", "hash", "body").iterator(chunk_size=2000)


def archives_to_seal(person_id: int) -> QuerySet[Project]:
    """Return the projects in Closing without an archive on which `person_id` takes no part."""
    del person_id
    closing = Project.objects.filter(stage=Stage.CLOSING, origin="native")
    return closing.exclude(archives__state=ArchiveState.SEALED)
