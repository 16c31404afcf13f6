"""A note on paper: every fact of it in words, and beneath it the note itself, by which the paper verifies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from milepost.closing.choices import AcceptanceDecision
from milepost.documents.blocks import Block, Callout, Column, Fact, Facts, Prose, Table, Tone
from milepost.documents.cells import Instant, Text
from milepost.documents.model import Document, Identity, Section
from milepost.documents.renderers.catalogue import FORMATS

DEEMED = "deemed"
TONES = {AcceptanceDecision.ACCEPT.value: Tone.NOTE}
RESULTS = {"met": "Met", "not_met": "Not met", "": "Not checked"}


def printed(note: dict[str, Any], identity: Identity) -> bytes:
    """Return the pages of a note as PDF; the same note gives the same pages."""
    return FORMATS["pdf"].render(document_of(note, identity))


def document_of(note: dict[str, Any], identity: Identity) -> Document:
    """Return the note as a document."""
    subject, signed_at = note["subject"], datetime.fromisoformat(note["signed_at"])
    return Document(
        name=f"acceptance-{subject['code']}",
        title=f"Acceptance of {subject['name']}",
        as_of=signed_at,
        identity=identity,
        sections=(
            Section("decision", "Decision", tuple(_decision(note))),
            Section("content", "What was decided about", tuple(_content(note["content"]))),
            Section("proof", "Proof", (_proof(note), Prose(HOW_TO_VERIFY))),
        ),
        subtitle=f"{subject['project']['code']} {subject['project']['name']}",
        period=f"Note {note['number']}",
        generated_from=f"sha256:{note['content_sha256']}",
        cover=False,
    )


HOW_TO_VERIFY = (
    "This file carries the signed note after its last page.",
    "`milepost verify-note FILE`, or the verifier that comes with an archive, finds any byte that was changed since.",
    "The key named above is the organisation's. Compare it with the keys that it publishes.",
)


def in_words(decision: str) -> str:
    """Return a decision as people say it."""
    return "Deemed accepted by contract" if decision == DEEMED else str(AcceptanceDecision(decision).label)


def _decision(note: dict[str, Any]) -> Iterator[Block]:
    signatory, mandate = note["signatory"], note["mandate"]
    yield Callout(in_words(note["decision"]), TONES.get(note["decision"], Tone.WARNING), "Decision")
    facts = [
        Fact("Decided by", Text(signatory["name"])),
        Fact("For", Text(signatory["party"])),
        Fact("When", Instant(datetime.fromisoformat(note["signed_at"]))),
        Fact("Mandate", Text(f"{mandate['covers']}, {mandate['from']} to {mandate['until']}")),
        Fact("Limit of the mandate", Text(mandate["limit"] or "none told")),
        Fact("Evidence of the mandate", Text(mandate["evidence"])),
    ]
    yield Facts(tuple(facts))
    if note["reasons"]:
        yield Prose((note["reasons"],), "Reasons")
    if note["conditions"]:
        rows = tuple((Text(each["text"]), Text(each["due"])) for each in note["conditions"])
        yield Table("conditions", (Column("Condition"), Column("Due")), rows, caption="Conditions")


def _content(content: dict[str, Any]) -> Iterator[Block]:
    if content["kind"] == "project":
        named = (Column("Deliverable"), Column("Name"), Column("Note"))
        listed = tuple(
            (Text(each["code"]), Text(each["name"]), Text(each["note_sha256"][:16])) for each in content["deliverables"]
        )
        yield Table("deliverables", named, listed, caption="Deliverables, each with its own signed note")
        return
    handed = content["submission"]
    yield Facts(
        (
            Fact("Deliverable", Text(f"{content['deliverable']['code']} {content['deliverable']['name']}")),
            Fact("Submission", Text(f"{handed['number']}, {handed['at'][:10]}, {handed['by']}")),
            Fact("SHA-256 of the submission", Text(handed["sha256"])),
        )
    )
    yield Prose((handed["description"],), "Handed in")
    parts = [(each["name"], each["sha256"]) for each in (*handed["files"], *handed["documents"])]
    parts += [(each, "") for each in handed["links"]]
    if parts:
        rows = tuple((Text(name), Text(seal)) for name, seal in parts)
        yield Table("parts", (Column("File, document or link"), Column("SHA-256")), rows, caption="What belongs to it")
    columns = (Column("Criterion"), Column("Critical"), Column("Found"), Column("Evidence"))
    found = tuple(
        (
            Text(each["criterion"]),
            Text("yes" if each["critical"] else "no"),
            Text(RESULTS[each["result"]]),
            Text(each["evidence"]),
        )
        for each in content["criteria"]
    )
    yield Table("criteria", columns, found, caption="Criteria")


def _proof(note: dict[str, Any]) -> Facts:
    identity = note["identity"]
    return Facts(
        (
            Fact("Identity proven by", Text(", ".join(identity["factors"]) or "nobody signed")),
            Fact("Digest of that evidence", Text(identity["digest"])),
            Fact("SHA-256 of the content", Text(note["content_sha256"])),
            Fact("SHA-256 of the note before", Text(note["previous_sha256"] or "none: this is the first")),
            Fact("Key", Text(f"{note['key']['algorithm']} {note['key']['id']}")),
            Fact("Public key", Text(note["key"]["public_key"])),
        )
    )
