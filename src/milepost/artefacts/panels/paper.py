"""A version on paper: the same typed fields, as a document that the documents room prints."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.artefacts.choices import VersionState
from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.artefacts.panels.values import drawn
from milepost.artefacts.rules.content import Value
from milepost.artefacts.rules.sheets import Sheet
from milepost.documents.blocks import Block, Callout, Column, Fact, Facts, Prose, Table, Tone
from milepost.documents.cells import Instant, Integer, Text
from milepost.documents.model import Document, Identity, Section
from milepost.people.queries import people


def on_paper(
    artefact: Artefact, version: ArtefactVersion, sheet: Sheet, content: dict[str, Value], identity: Identity
) -> Document:
    """Return a version as a document: who wrote and approved it, its hash, and every field that says something."""
    blocks = (*_notice(version), _facts(artefact, version), *_fields(sheet, content))
    return Document(
        name=f"{artefact.project.code}-{artefact.type_code}-{version.number}",
        title=artefact.name,
        as_of=version.approved_at or version.submitted_at or version.written_at,
        identity=identity,
        sections=(Section("document", artefact.name, blocks, sheet.type.purpose),),
        subtitle=f"{artefact.project.code} {artefact.project.name}",
        period=f"Version {version.number}, {VersionState(version.state).label.lower()}",
        generated_from=f"sha256:{version.sha256}",
        cover=False,
    )


def _notice(version: ArtefactVersion) -> Iterator[Block]:
    if version.state != VersionState.APPROVED:
        yield Callout("This version is not approved.", Tone.WARNING, VersionState(version.state).label)


def _facts(artefact: Artefact, version: ArtefactVersion) -> Facts:
    known = people({version.author_id, version.approved_by_id or 0})
    facts = [
        Fact("Project", Text(str(artefact.project))),
        Fact("Version", Integer(version.number)),
        Fact("Written by", Text(known[version.author_id].name)),
        Fact("Written", Instant(version.written_at)),
    ]
    if version.approved_by_id and version.approved_at:
        facts += [
            Fact("Approved by", Text(known[version.approved_by_id].name)),
            Fact("Approved", Instant(version.approved_at)),
        ]
    return Facts((*facts, Fact("SHA-256 of the content", Text(version.sha256))))


def _fields(sheet: Sheet, content: dict[str, Value]) -> Iterator[Block]:
    for field in sheet.fields:
        if field.code not in content:
            continue
        value = drawn(field.type, content[field.code])
        if value.rows:
            columns = tuple(Column(field.label if place == 0 else "") for place in range(len(value.rows[0])))
            rows = tuple(tuple(Text(cell) for cell in row) for row in value.rows)
            yield Table(field.code, columns, rows, caption=field.label)
        elif value.items:
            yield Prose(tuple(f"– {each}" for each in value.items), field.label)
        else:
            yield Prose(tuple(value.text.split("\n\n")), field.label)
