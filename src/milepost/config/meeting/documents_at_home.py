"""The panel of documents on homes: documents and homes stand on different floors, so they meet here."""

from __future__ import annotations

from milepost.artefacts.queries import documents_to_judge
from milepost.kernel import clock
from milepost.reporting.panels.home.parts import HomePanel, Reader
from milepost.surface.resource import RESOURCES

MOST = 6
WORDS = {"review": "Read it and say whether it is fit to be approved", "approve": "Read and approve it"}


def documents_waiting(reader: Reader) -> list[HomePanel]:
    """Return the documents that wait for the reader's verdict or approval; no panel without any."""
    if reader.actor.person_id is None:
        return []
    waiting = documents_to_judge(reader.actor.person_id, reader.posts, reader.parts.by_role)
    if not waiting:
        return []
    resource, now = RESOURCES["artefacts"], clock.now()
    rows = [
        {
            "document": version.artefact,
            "url": resource.url(version.artefact),
            "words": WORDS[asked],
            "days": (now - version.submitted_at).days if version.submitted_at else 0,
        }
        for version, asked in waiting[:MOST]
    ]
    return [HomePanel("artefacts/_waiting.html", {"rows": rows, "count": len(waiting)}, 12)]
