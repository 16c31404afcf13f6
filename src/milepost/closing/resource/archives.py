"""What people see of archives and of what is in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from milepost.closing import actions, queries
from milepost.closing.choices import AccessClass, ArchiveState
from milepost.closing.forms import NoteForm, WhyForm
from milepost.closing.models import ArchivedFile, ArchivePackage
from milepost.closing.panels import CLOSING, KINDS, RESTORE_TESTS
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.surface.columns import Batch, Column
from milepost.surface.resource import RESOURCES, Resource, Verb, offer, own_version


def _due(records: list[ArchivePackage], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: each.state != ArchiveState.DISPOSED and each.keep_until_date < today for each in records}


@offer
class ArchiveResource(Resource[ArchivePackage]):
    """The sealed archives of the projects that the reader sees."""

    model = ArchivePackage
    noun = "archive"
    plural = "archives"
    purpose = (
        "An archive holds everything that a project left, in one sealed file. Its digest stands in the ledger; anybody "
        "verifies it with nothing but Python, and nobody changes or deletes it before its time."
    )
    order = "-sealed_at"
    related: ClassVar[tuple[str, ...]] = ("project", "sealed_by", "key", "disposal_proposed_by", "disposed_by")
    group_by: ClassVar[tuple[str, ...]] = ("state", "project")
    columns = (
        Column(name="project", label="Project", path="project", kind="related", filter="related", search=True),
        Column(name="number", label="Number", path="number", kind="integer"),
        Column(name="state", label="State", path="state", kind="choice", choices=ArchiveState, filter="choice"),
        Column(name="sealed_at", label="Sealed", path="sealed_at", kind="instant"),
        Column(name="sealed_by", label="Sealed by", path="sealed_by", kind="related", filter="related"),
        Column(name="entries", label="Files", path="entries", kind="integer"),
        Column(name="size", label="Bytes", path="size", kind="integer"),
        Column(name="sha256", label="SHA-256", path="sha256", kind="code", help="As the ledger has it."),
        Column(
            name="key",
            label="Signed with key",
            path="key__key_id",
            kind="code",
            help="Sealed before archives were signed where there is none: its digest alone proves it.",
        ),
        Column(name="ledger_seq", label="Ledger up to entry", path="ledger_seq", kind="integer"),
        Column(name="keep_until", label="Kept until", path="keep_until_date", kind="date"),
        Column(name="disposal_due", label="Time is over", kind="flag", batch=_due),
        Column(name="held", label="Legal hold", path="held", kind="flag"),
        Column(name="hold_reason", label="Why it is held", path="hold_reason"),
        Column(name="proposed_by", label="Disposal proposed by", path="disposal_proposed_by", kind="related"),
        Column(name="disposed_by", label="Disposed of by", path="disposed_by", kind="related"),
        Column(name="disposed_at", label="Disposed of", path="disposed_at", kind="instant"),
    )
    shown = ("project", "number", "state", "sealed_at", "entries", "keep_until", "held")
    facts = (
        "project", "sealed_at", "sealed_by", "entries", "size", "sha256", "key", "ledger_seq", "keep_until",
        "disposal_due", "held", "hold_reason", "proposed_by", "disposed_by", "disposed_at",
    )  # fmt: skip
    verbs = (
        Verb(
            name="try", label="Try to restore it", action=actions.try_restore, form=NoteForm, primary=True,
            help="Opens the file, verifies every byte and reads every entry; the result is recorded, good or bad.",
        ),
        Verb(
            name="hold", label="Legal hold", action=actions.place_hold, form=WhyForm, version=own_version,
            help="Nobody disposes of it until the hold is released.",
        ),
        Verb(name="release", label="Release the hold", action=actions.release_hold, form=WhyForm, version=own_version),
        Verb(
            name="propose-disposal", label="Propose to dispose of it", action=actions.propose_disposal, form=WhyForm,
            version=own_version,
        ),
        Verb(
            name="dispose", label="Dispose of it", action=actions.confirm_disposal, form=WhyForm, version=own_version,
            help="The file is deleted. The ledger keeps what was in it, by name and digest.",
        ),
    )  # fmt: skip
    panels = (KINDS, RESTORE_TESTS)

    def visible(self, actor: Actor) -> QuerySet[ArchivePackage]:
        """Return the archives that `actor` may see."""
        return queries.archives_visible_to(actor)

    def state(self, record: ArchivePackage) -> str:
        """Return where the archive stands."""
        label = ArchiveState(record.state).label
        return f"{label} · legal hold" if record.held else label

    def links(self, record: ArchivePackage, actor: Actor) -> list[dict[str, Any]]:
        """Offer to read it, and the file itself to whoever may take all of it away."""
        if record.state == ArchiveState.DISPOSED:
            return []
        offered = [("Read it", "closing:contents", "eye")]
        if queries.may_take(actor):
            offered.append(("Download", "closing:archive_file", "download"))
        return [{"label": label, "url": reverse(view, args=[record.pk]), "icon": icon} for label, view, icon in offered]


@offer
class ArchivedFileResource(Resource[ArchivedFile]):
    """What is in the archives, as far as the reader may read it."""

    model = ArchivedFile
    noun = "archived file"
    plural = "archived files"
    purpose = (
        "What finished projects left, for those who come after: documents, files and records, found by their words and "
        "read out of the sealed archive."
    )
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("project",)
    group_by: ClassVar[tuple[str, ...]] = ("project", "kind", "access")
    columns = (
        Column(name="title", label="File", path="title", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related", search=True),
        Column(name="kind", label="Kind", path="kind", filter="text", search=True),
        Column(name="access", label="Who reads it", path="access", kind="choice", choices=AccessClass, filter="choice"),
        Column(name="path", label="Place in the archive", path="path", kind="code", search=True),
        Column(name="media_type", label="Type", path="media_type"),
        Column(name="size", label="Bytes", path="size", kind="integer"),
        Column(name="sha256", label="SHA-256", path="sha256", kind="code"),
        Column(name="keep_until", label="Kept until", path="keep_until_date", kind="date"),
        Column(name="words", label="Words", path="words", search=True),
    )
    shown = ("title", "project", "kind", "path", "keep_until")
    facts = ("project", "kind", "access", "path", "media_type", "size", "sha256", "keep_until")

    def visible(self, actor: Actor) -> QuerySet[ArchivedFile]:
        """Return the files that `actor` may read."""
        return queries.files_visible_to(actor)

    def links(self, record: ArchivedFile, actor: Actor) -> list[dict[str, Any]]:
        """Offer to read the file out of its archive."""
        del actor
        return [{"label": "Read it", "url": reverse("closing:archived", args=[record.pk]), "icon": "eye"}]


RESOURCES["projects"].extend(panels=(CLOSING,))
