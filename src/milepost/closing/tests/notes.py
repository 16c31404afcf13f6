"""A small signed note and its paper, made without a database."""

from __future__ import annotations

import hashlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from milepost.closing.rules.notes import Facts, envelope_of, note_of, sealed_bytes
from milepost.closing.rules.verify_note import canonical, key_id_of, on_paper, signed_bytes

BODY = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"


def private_key(seed: int = 1) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)


def public_key(seed: int = 1) -> bytes:
    return private_key(seed).public_key().public_bytes_raw()


def trusted(seed: int = 1) -> dict[str, str]:
    return {key_id_of(public_key(seed)): public_key(seed).hex()}


def note(decision: str = "accept", seed: int = 1, **more: Any) -> dict[str, Any]:
    content = {"kind": "project", "project": {"code": "P", "name": "N"}, "deliverables": []}
    facts = Facts(
        organisation="Ö",
        number=1,
        previous_sha256="",
        subject={"kind": "project", "code": "P", "name": "N", "project": {"code": "P", "name": "N"}},
        content=content,
        content_sha256=hashlib.sha256(canonical(content)).hexdigest(),
        decision=decision,
        reasons="",
        conditions=[],
        signatory={"name": "A", "party": "B"},
        mandate={},
        identity={"factors": [], "digest": ""},
        requested_at="2026-01-01T00:00:00Z",
        signed_at="2026-01-02T00:00:00Z",
    )
    return {**note_of(facts, key_id_of(public_key(seed)), public_key(seed).hex()), **more}


def envelope(told: dict[str, Any] | None = None, seed: int = 1, body: bytes = BODY) -> dict[str, Any]:
    told = told or note(seed=seed)
    sha256 = hashlib.sha256(body).hexdigest()
    return envelope_of(told, sha256, private_key(seed).sign(signed_bytes(told, sha256)))


def as_json() -> bytes:
    return sealed_bytes(envelope())


def as_pdf() -> bytes:
    return on_paper(BODY, as_json())
