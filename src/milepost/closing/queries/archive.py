"""Questions about archives: which stands, what happened since, what is missing for one, and who reads what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from milepost.artefacts import queries as artefacts
from milepost.closing.choices import AccessClass, ArchiveState
from milepost.closing.models import ArchivedFile, ArchivePackage, PersonalDataFlag
from milepost.kernel import clock
from milepost.kernel.models import LedgerEntry
from milepost.kernel.policy import ORGANISATION, Actor, roles_at
from milepost.people import queries as people
from milepost.people.choices import PMO
from milepost.projects import queries as projects
from milepost.projects.choices import LEADS, Origin, Stage
from milepost.projects.models import Project, ProjectRole

AFTER_SEALING = (
    "closing.seal_archive",
    "closing.try_restore",
    "closing.place_hold",
    "closing.release_hold",
    "closing.schedule_review",
    "closing.name_review_lead",
    "closing.close_project",
    "compliance.verify_obligations",
)
"""What may happen to a project once it is archived without its archive having to be sealed anew.

That the sealing itself was verified can only be said after it.
"""
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
    """Return every stage in which the project stood; all of them where it was registered before that was kept."""
    entered = projects.phase_entries([project.pk])[project.pk]
    return frozenset(each.stage for each in entered) or frozenset(Stage.values)


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


def archives_to_seal(posts: frozenset[str]) -> QuerySet[Project] | None:
    """Return, for the PMO, the projects in Closing whose files are not sealed yet."""
    if not posts & PMO:
        return None
    closing = Project.objects.filter(stage=Stage.CLOSING).exclude(origin=Origin.IMPORTED)
    return closing.exclude(pk__in=ArchivePackage.objects.filter(state=ArchiveState.SEALED).values("project_id"))


def projects_to_close(person_id: int, moment: datetime) -> QuerySet[Project]:
    """Return the projects in Closing that `person_id` leads: their checklist is theirs to complete."""
    held = ProjectRole.objects.filter(
        people.in_force(moment), person_id=person_id, starts_at__lte=moment, role__in=LEADS
    )
    return Project.objects.filter(pk__in=held.values("project_id"), stage=Stage.CLOSING)


def may_take(actor: Actor) -> bool:
    """Return whether `actor` may take a whole archive away, what is restricted in it included."""
    return people.oversees(actor)


def kinds_of(archive: ArchivePackage, actor: Actor) -> list[tuple[str, int]]:
    """Return how many files of each kind an archive holds that `actor` may read, as the index has it."""
    read = ArchivedFile.objects.filter(archive=archive)
    if not people.oversees(actor):
        read = read.filter(access=AccessClass.INTERNAL)
    return list(read.order_by("kind").values_list("kind").annotate(count=Count("pk")))


def paths_of(archive: ArchivePackage, actor: Actor) -> dict[str, int]:
    """Return the places in an archive that `actor` may read, each with the number of its line in the index."""
    read = ArchivedFile.objects.filter(archive=archive)
    if not people.oversees(actor):
        read = read.filter(access=AccessClass.INTERNAL) if belongs_to_the_house(actor) else read.none()
    return dict(read.values_list("path", "pk"))
