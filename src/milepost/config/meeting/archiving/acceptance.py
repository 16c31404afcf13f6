"""Every signed note of an acceptance, as it was signed and on paper, with what verifies it away from here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from milepost.artefacts.bridge.files import kept
from milepost.closing.collectors import Collector, Item, of_records, written
from milepost.closing.models import Acceptance, AcceptanceCondition, Mandate, SignedNote
from milepost.closing.queries import key_file, signing_keys
from milepost.closing.rules import verify_note
from milepost.closing.rules.notes import sealed_bytes
from milepost.projects.models import Project

FOLDER = "acceptance"


def collect(project: Project) -> Iterator[Item]:
    """Yield each note twice, byte for byte as it was sent; one whose paper is gone refuses the archive by name."""
    found = list(SignedNote.objects.filter(project=project).select_related("acceptance").order_by("number"))
    for each in found:
        title, path = f"Acceptance note {each.number}", f"{FOLDER}/note-{each.number:03}"
        words = f"{each.acceptance} {each.acceptance.get_decision_display()}"
        yield Item(path=f"{path}.json", title=title, content=sealed_bytes(each.envelope), in_ledger="file", words=words)
        yield Item(
            path=f"{path}.pdf",
            title=f"{title}, on paper",
            content=kept(each.pdf_sha256),
            media_type="application/pdf",
            in_ledger="file",
            words=words,
        )
    if found:
        yield Item(
            path=f"{FOLDER}/signing-keys.json",
            title="The keys under which notes were signed",
            content=written(key_file(signing_keys())),
        )
        yield Item(
            path=f"{FOLDER}/verify_note.py",
            title="The program that verifies a note",
            content=Path(verify_note.__file__).read_bytes(),
            media_type="text/x-python",
        )


ACCEPTANCE = (
    Collector("acceptance-notes", "Signed notes of acceptance", collect),
    of_records("mandates", "Who was mandated to accept", Mandate),
    of_records("acceptances", "What the client was asked to accept, and decided", Acceptance),
    of_records("acceptance-conditions", "Conditions of acceptance", AcceptanceCondition, by="acceptance__project"),
)
