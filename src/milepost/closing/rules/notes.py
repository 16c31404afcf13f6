"""What an acceptance note says: plain facts in a fixed form, the same on paper as in JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from milepost.closing.rules.verify_note import FORMAT, canonical

FIRST = ""
"""What the first note of a project names as the one before it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that one note tells, as canonical JSON holds it."""

    organisation: str
    number: int
    previous_sha256: str
    subject: Mapping[str, Any]
    content: Mapping[str, Any]
    content_sha256: str
    decision: str
    reasons: str
    conditions: Sequence[Mapping[str, Any]]
    signatory: Mapping[str, Any]
    mandate: Mapping[str, Any]
    identity: Mapping[str, Any]
    requested_at: str
    signed_at: str


def note_of(facts: Facts, key_id: str, public_key: str) -> dict[str, Any]:
    """Return the note that is signed with a key."""
    return {
        "organisation": facts.organisation,
        "number": facts.number,
        "previous_sha256": facts.previous_sha256,
        "subject": dict(facts.subject),
        "content": dict(facts.content),
        "content_sha256": facts.content_sha256,
        "decision": facts.decision,
        "reasons": facts.reasons,
        "conditions": [dict(each) for each in facts.conditions],
        "signatory": dict(facts.signatory),
        "mandate": dict(facts.mandate),
        "identity": dict(facts.identity),
        "requested_at": facts.requested_at,
        "signed_at": facts.signed_at,
        "key": {"algorithm": "Ed25519", "id": key_id, "public_key": public_key},
    }


def envelope_of(note: Mapping[str, Any], pdf_sha256: str, signature: bytes) -> dict[str, Any]:
    """Return a signed note as it is kept and handed out."""
    return {"format": FORMAT, "note": dict(note), "pdf_sha256": pdf_sha256, "signature": signature.hex()}


def sealed_bytes(envelope: Mapping[str, Any]) -> bytes:
    """Return the file of a signed note: exactly these bytes verify."""
    return canonical(dict(envelope))


def masked(email: str) -> str:
    """Return an address so that who knows it recognises it, and nobody else learns it."""
    name, at, domain = email.partition("@")
    return f"{name[:1]}***{at}{domain}"
