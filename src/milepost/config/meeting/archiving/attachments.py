"""Every file that hangs, or once hung, on a document of the project, as it was attached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milepost.artefacts.bridge.files import kept
from milepost.artefacts.choices import AttachmentState
from milepost.artefacts.models import Attachment
from milepost.closing.choices import AccessClass
from milepost.closing.collectors import Collector, Item
from milepost.projects.models import Project

LONGEST_NAME = 100


def collect(project: Project) -> Iterator[Item]:
    """Yield the files; one that is gone or no longer what was attached refuses the archive by name."""
    found = Attachment.objects.filter(project=project, state=AttachmentState.ATTACHED).select_related("artefact")
    for each in found.order_by("pk"):
        name = re.sub(r"[^A-Za-z0-9._-]+", "-", each.name)[-LONGEST_NAME:]
        yield Item(
            path=f"attachments/{each.artefact.type_code}-{each.artefact_id}/{each.pk}-{name}",
            title=f"{each.name} ({each.artefact.name})",
            content=kept(each.sha256),
            media_type=each.media_type,
            access=AccessClass.RESTRICTED.value,
            in_ledger="file",
            words=f"{each.name} {each.note}",
        )


ATTACHMENTS = Collector("attachments", "Attached files", collect)
