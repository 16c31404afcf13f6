"""Verbs of files: hang one on a document, take it away."""

from __future__ import annotations

from milepost.artefacts import queries, rules
from milepost.artefacts.actions.guards import ASK_THE_TEAM, person_of
from milepost.artefacts.bridge.files import digest_of, keep
from milepost.artefacts.choices import LIVE, AttachmentState
from milepost.artefacts.models import Artefact, Attachment
from milepost.artefacts.policies import WRITERS
from milepost.kernel.act import Act
from milepost.kernel.actions import action


@action(
    "artefacts.attach_file",
    allowed=WRITERS,
    scope=queries.part_scope,
    guards=(queries.can_be_written_here,),
    path=ASK_THE_TEAM,
)
def attach_file(act: Act, artefact: Artefact, *, name: str, content: bytes, note: str = "") -> Attachment:
    """Hang a file on a document; it stands beside the fields and replaces none of them."""
    act.require(rules.document_is_in(artefact.state, sorted(LIVE)))
    plain = rules.plain_name(name)
    act.require(rules.file_is_allowed(plain, content))
    digest = digest_of(content)
    hangs = Attachment.objects.filter(artefact=artefact, sha256=digest, state=AttachmentState.ATTACHED).exists()
    act.require(rules.file_hangs_once(hangs=hangs))
    attached = act.add(
        Attachment(
            project_id=artefact.project_id,
            artefact=artefact,
            name=plain,
            note=note,
            media_type=rules.media_type_of(plain, content),
            size=len(content),
            sha256=digest,
            added_by_id=person_of(act),
            added_at=act.at,
        )
    )
    keep(content)
    return attached


@action(
    "artefacts.remove_attachment",
    allowed=WRITERS,
    scope=queries.part_scope,
    guards=(queries.can_be_written_here,),
    path=ASK_THE_TEAM,
)
def remove_attachment(act: Act, attachment: Attachment, *, reason: str, version: int | None = None) -> Attachment:
    """Take a file off a document, and say why: it is named in the history, and no longer handed out."""
    act.expect(attachment, version)
    act.because(reason)
    act.require(rules.file_still_hangs(hangs=attachment.state == AttachmentState.ATTACHED))
    return act.change(attachment, state=AttachmentState.REMOVED)
