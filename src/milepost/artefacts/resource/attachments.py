"""What people see of a file that hangs on a document."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from milepost.artefacts import actions, queries
from milepost.artefacts.choices import AttachmentState
from milepost.artefacts.forms import WhyForm
from milepost.artefacts.models import Attachment
from milepost.kernel.policy import Actor
from milepost.surface.columns import Column
from milepost.surface.resource import Resource, Verb, offer, own_version


@offer
class AttachmentResource(Resource[Attachment]):
    """The files that hang on documents."""

    model = Attachment
    noun = "attachment"
    plural = "attachments"
    purpose = "An attachment is a file beside the fields of a document. It replaces none of them."
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("project", "artefact", "added_by")
    group_by: ClassVar[tuple[str, ...]] = ("project", "artefact")
    columns = (
        Column(name="name", label="File", path="name", search=True),
        Column(name="project", label="Project", path="project", kind="related", filter="related"),
        Column(name="artefact", label="Document", path="artefact", kind="related", filter="related"),
        Column(name="note", label="What it is", path="note", search=True),
        Column(name="kind", label="Kind", path="media_type", kind="code"),
        Column(name="size", label="Bytes", path="size", kind="integer"),
        Column(name="sha256", label="SHA-256", path="sha256", kind="code"),
        Column(name="state", label="State", path="state", kind="choice", choices=AttachmentState, filter="choice"),
        Column(name="added_by", label="Attached by", path="added_by", kind="related", filter="related"),
        Column(name="added_at", label="Attached", path="added_at", kind="instant"),
    )
    shown = ("name", "project", "artefact", "note", "size", "state", "added_by", "added_at")
    facts = ("project", "artefact", "note", "kind", "size", "sha256", "state", "added_by", "added_at")
    verbs = (
        Verb(
            name="remove", label="Take off", action=actions.remove_attachment, form=WhyForm, version=own_version,
            help="It is no longer handed out; the history still names it.",
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Attachment]:
        """Return the files on the documents that `actor` may see."""
        return Attachment.objects.filter(artefact__in=queries.visible_to(actor))

    def state(self, record: Attachment) -> str:
        """Return whether it still hangs on its document."""
        return AttachmentState(record.state).label

    def links(self, record: Attachment, actor: Actor) -> list[dict[str, Any]]:
        """Offer the file, as long as it hangs on its document."""
        del actor
        if record.state != AttachmentState.ATTACHED:
            return []
        return [{"label": "Download", "url": reverse("documents:file", args=[record.pk]), "icon": "download"}]
