"""Seal a decision into a signed note: the same facts in JSON and on paper, under the organisation's key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from milepost.artefacts.actions import filed_as_made
from milepost.closing import queries
from milepost.closing.bridge import keys
from milepost.closing.bridge.mail import write_to
from milepost.closing.bridge.paper import in_words, printed
from milepost.closing.models import Acceptance, AcceptanceCondition, SignedNote, SigningKey
from milepost.closing.rules.notes import FIRST, Facts, envelope_of, masked, note_of, sealed_bytes
from milepost.closing.rules.verify_note import on_paper, signed_bytes
from milepost.kernel.act import Act
from milepost.kernel.canonical import digest, plain, written
from milepost.kernel.errors import refuse
from milepost.planning.queries import seal_of
from milepost.surface.lists.sheets import identity


@dataclass(frozen=True, slots=True)
class Proof:
    """By what the identity of who decided is known, and what proves that in detail: kept as a digest."""

    factors: tuple[str, ...] = ()
    typed_name: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


def sealed(
    act: Act, acceptance: Acceptance, decision: str, conditions: Sequence[AcceptanceCondition], proof: Proof
) -> SignedNote:
    """Store the signed note of a decision, chained to the one before it, and keep its paper."""
    if seal_of(acceptance.content) != acceptance.content_sha256:
        raise refuse(
            "content_is_as_sealed",
            "A note is sealed over exactly what the client was asked about.",
            missing="The content as it was frozen: it was changed behind the ledger's back.",
            cure="The operator of the machine",
            path="Run `milepost verify`, restore the record, and request acceptance anew.",
        )
    key, former = present_or_first_key(act), queries.last_note(acceptance.project_id)
    facts = _facts(act, acceptance, decision, conditions, proof, former)
    note = note_of(facts, key.key_id, key.public_key)
    pages = printed(note, identity())
    pages_sha256 = sha256(pages).hexdigest()
    signature = keys.signature_by(key.key_id, signed_bytes(note, pages_sha256))
    envelope = envelope_of(note, pages_sha256, signature)
    return act.add(
        SignedNote(
            project_id=acceptance.project_id,
            acceptance=acceptance,
            number=facts.number,
            envelope=envelope,
            sha256=sha256(sealed_bytes(envelope)).hexdigest(),
            pdf_sha256=filed_as_made(on_paper(pages, sealed_bytes(envelope))),
            key=key,
        )
    )


def send_copy(acceptance: Acceptance, note: SignedNote) -> None:
    """Mail the signatory a copy of what they signed."""
    paragraphs = (
        f"You decided about {acceptance}: {in_words(acceptance.decision)}.",
        f"The signed note is attached as JSON. Its SHA-256 is {note.sha256}. Keep it: it proves what you decided.",
        "If you did not decide this, tell the sponsor of the project at once.",
    )
    file = (f"acceptance-note-{note.number}.json", sealed_bytes(note.envelope), "application/json")
    write_to(acceptance.signatory.email, f"Signed: {acceptance}", paragraphs, file)


def present_or_first_key(act: Act) -> SigningKey:
    """Return the organisation's present key; the first signature of all makes it."""
    found = queries.present_key()
    return found or begin_key(act)


def begin_key(act: Act) -> SigningKey:
    """Make a key that seals notes and archives from now on."""
    made = keys.make_key()
    return act.add(SigningKey(key_id=made.key_id, public_key=made.public_key, created_at=act.at))


def _facts(
    act: Act,
    acceptance: Acceptance,
    decision: str,
    conditions: Sequence[AcceptanceCondition],
    proof: Proof,
    former: SignedNote | None,
) -> Facts:
    return Facts(
        organisation=identity().organisation,
        number=former.number + 1 if former else 1,
        previous_sha256=former.sha256 if former else FIRST,
        subject=_subject(acceptance),
        content=acceptance.content,
        content_sha256=acceptance.content_sha256,
        decision=decision,
        reasons=acceptance.reasons,
        conditions=[{"number": each.number, "text": each.text, "due": plain(each.due_date)} for each in conditions],
        signatory={"name": acceptance.signatory.name, "party": acceptance.mandate.party},
        mandate=_mandate(acceptance),
        identity=_identity(acceptance, proof),
        requested_at=str(plain(acceptance.requested_at)),
        signed_at=str(plain(act.at)),
    )


def _subject(acceptance: Acceptance) -> dict[str, Any]:
    project, deliverable = acceptance.project, acceptance.deliverable
    return {
        "kind": "deliverable" if deliverable else "project",
        "code": f"{project.code} D-{deliverable.number}" if deliverable else project.code,
        "name": deliverable.name if deliverable else project.name,
        "project": {"code": project.code, "name": project.name},
    }


def _mandate(acceptance: Acceptance) -> dict[str, Any]:
    mandate = acceptance.mandate
    return {
        "covers": mandate.get_covers_display(),
        "from": plain(mandate.from_date),
        "until": plain(mandate.until_date),
        "limit": mandate.limit,
        "evidence": mandate.evidence,
        "recorded_by": mandate.recorded_by.name,
        "recorded_at": plain(mandate.recorded_at),
        "deemed_clause": mandate.deemed_clause,
    }


def _identity(acceptance: Acceptance, proof: Proof) -> dict[str, Any]:
    """Return who signed by what; the whole evidence stands in the note as a digest, which the installation can open."""
    told = {
        "factors": list(proof.factors),
        "typed_name": proof.typed_name,
        "sent_to": masked(acceptance.signatory.email),
    }
    whole = {**told, **plain_values(proof.detail), "email": acceptance.signatory.email, "acceptance": acceptance.pk}
    return {**told, "digest": digest(written(whole))}


def plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as canonical JSON holds them."""
    return {name: plain(value) for name, value in values.items()}
