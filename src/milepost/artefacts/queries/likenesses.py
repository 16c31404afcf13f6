"""Whose texts are alike: fields of a document that stand, nearly word by word, in another project's too."""

from __future__ import annotations

from milepost.artefacts.choices import LIVE
from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.artefacts.rules.content import Content, Likeness, from_stored, like_texts
from milepost.artefacts.rules.sheets import Sheet
from milepost.kernel.policy import Actor
from milepost.projects.queries import visible_to

MOST = 200


def alike(actor: Actor, artefact: Artefact, sheet: Sheet, content: Content) -> list[Likeness]:
    """Return the fields whose text stands in documents of other projects that `actor` sees, the latest two hundred."""
    others = (
        Artefact.objects.filter(type_code=artefact.type_code, state__in=sorted(LIVE), project__in=visible_to(actor))
        .exclude(project_id=artefact.project_id)
        .select_related("project")
        .order_by("-pk")[:MOST]
    )
    named = {each.pk: each for each in others}
    contents = {
        named[version.artefact_id].project.code: from_stored(sheet.fields, version.content)
        for version in ArtefactVersion.objects.filter(artefact__in=[0, *named])
        if version.number == named[version.artefact_id].number
    }
    return list(like_texts(sheet.fields, content, contents))
