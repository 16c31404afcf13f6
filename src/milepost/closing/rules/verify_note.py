"""Verify an acceptance note, as JSON or as PDF, with nothing but Python and the package `cryptography`.

This one file is the whole verifier: Milepost imports it, and it ships beside every archive, where it runs alone:

    python -I verify_note.py NOTE [--keys KEYS]

0 means that the note is whole and its key is trusted, 1 that it is not what was signed, 3 that it is whole but signed
with a key that nobody vouches for here. Keys are trusted by a file `{"keys": [{"id", "public_key", ...}]}`, by default
`signing-keys.json` beside this file. A note carries its own key, which proves that no byte was changed since it was
signed; who signed it is proven by the published key only.

A note is the canonical JSON of `format`, `note`, `pdf_sha256` and `signature`. The signature is Ed25519 over the
canonical JSON of the first three. On paper the note follows the PDF as one comment line: the note holds the SHA-256 of
the PDF before it, so that neither is changed without the other telling.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = "milepost-acceptance-note/1"
PURPOSE = b"milepost acceptance note 1\n"
"""Before what is signed, so that no signature over anything else is ever one over a note."""
ON_PAPER = b"\n%milepost-acceptance-note "
LARGEST = 50_000_000
MEMBERS = {"format", "note", "pdf_sha256", "signature"}
END = re.compile(rb"startxref\r?\n(\d+)\r?\n%%EOF\r?\n?\Z")
TRUSTED, BROKEN, UNKNOWN_KEY = 0, 1, 3


class NoteBroken(Exception):
    """The file is not the note that was signed; the message says why, in plain words."""


@dataclass(frozen=True)
class Verified:
    """A note of which no byte was changed, and whether its key is one that is trusted here."""

    note: dict[str, Any]
    key_id: str
    trusted: bool
    on_paper: bool


def canonical(value: object) -> bytes:
    """Return the one way in which `value` is written: sorted keys, no blanks, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def key_id_of(public_key: bytes) -> str:
    """Return the short name of a key: the beginning of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def signed_bytes(note: object, pdf_sha256: str) -> bytes:
    """Return what the signature of a note is over."""
    return PURPOSE + canonical({"format": FORMAT, "note": note, "pdf_sha256": pdf_sha256})


def on_paper(body: bytes, sealed: bytes) -> bytes:
    """Return the PDF `body` followed by its note, still a PDF: the end of it is told once more."""
    end = END.search(body)
    if end is None:
        raise NoteBroken("This is not a whole PDF: its end is missing.")
    return body + ON_PAPER + base64.b64encode(sealed) + b"\nstartxref\n" + end[1] + b"\n%%EOF\n"


def taken_apart(file: bytes) -> tuple[bytes, bytes | None]:
    """Return the note that a file holds, and the PDF that it was printed on, None for a note by itself."""
    if not file.startswith(b"%PDF-"):
        return file, None
    body, mark, rest = file.rpartition(ON_PAPER)
    if not mark:
        raise NoteBroken("This PDF carries no acceptance note.")
    try:
        sealed = base64.b64decode(rest.partition(b"\n")[0], validate=True)
    except binascii.Error:
        raise NoteBroken("The note at the end of this PDF was changed: it cannot be read.") from None
    if on_paper(body, sealed) != file:
        raise NoteBroken("The end of this PDF was changed.")
    return sealed, body


def verify_note(file: bytes, trusted: Mapping[str, str] | None = None) -> Verified:
    """Return what a file says if no byte of it was changed since it was signed; raise `NoteBroken` otherwise.

    `trusted` names the public keys, in hexadecimal, that are vouched for, by their id.
    """
    sealed, body = taken_apart(file)
    told = _read(sealed)
    note, signature = told["note"], told["signature"]
    public_key = _check_signature(note, str(told["pdf_sha256"]), signature)
    if body is not None and hashlib.sha256(body).hexdigest() != told["pdf_sha256"]:
        raise NoteBroken("The pages of this PDF are not the ones that were signed.")
    if hashlib.sha256(canonical(note["content"])).hexdigest() != note["content_sha256"]:
        raise NoteBroken("The content in this note is not the one that its hash names.")
    key_id = key_id_of(public_key)
    vouched = (trusted or {}).get(key_id) == public_key.hex()
    return Verified(note=note, key_id=key_id, trusted=vouched, on_paper=body is not None)


def trusted_keys(text: str) -> dict[str, str]:
    """Return the public keys that a file of keys vouches for, by id."""
    return {str(each["id"]): str(each["public_key"]) for each in json.loads(text)["keys"]}


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that is no larger than any note."""
    if path.stat().st_size > LARGEST:
        raise NoteBroken("This file is larger than any note.")
    return path.read_bytes()


def _read(sealed: bytes) -> dict[str, Any]:
    """Return the parts of a note, if it is written in the one way in which notes are written."""
    try:
        told = json.loads(sealed.decode("utf-8"), parse_float=_no_float, parse_constant=_no_float)
        written = canonical(told)
    except (ValueError, RecursionError):
        raise NoteBroken("This is not an acceptance note, or it was changed: it cannot be read.") from None
    if not isinstance(told, dict) or set(told) != MEMBERS or told["format"] != FORMAT:
        raise NoteBroken("This is not an acceptance note of a form that this verifier knows.")
    if written != sealed:
        raise NoteBroken("The note was changed: it is not written as it was signed.")
    return told


def _no_float(text: str) -> object:
    raise ValueError(text)


def _check_signature(note: Any, pdf_sha256: str, signature: Any) -> bytes:
    """Return the public key under which the signature holds."""
    try:
        public_key = bytes.fromhex(note["key"]["public_key"])
        signed = bytes.fromhex(signature)
        if signed.hex() != signature or note["key"]["id"] != key_id_of(public_key):
            raise NoteBroken("The signature or the key in this note was changed.")
        Ed25519PublicKey.from_public_bytes(public_key).verify(signed, signed_bytes(note, pdf_sha256))
    except (KeyError, TypeError, ValueError, InvalidSignature):
        raise NoteBroken("The signature does not hold: something in this note is not what was signed.") from None
    return public_key


def in_words(verified: Verified) -> list[str]:
    """Return what a whole note says, a line each."""
    note = verified.note
    subject, signatory = note["subject"], note["signatory"]
    lines = [
        "The note is whole: no byte of it was changed since it was signed.",
        f"  what      {subject['name']} ({subject['code']})",
        f"  decision  {note['decision']}",
        f"  by        {signatory['name']} for {signatory['party']}",
        f"  at        {note['signed_at']}",
        f"  content   sha256 {note['content_sha256']}",
        f"  key       {verified.key_id}",
    ]
    if not verified.trusted:
        lines.append(f"Nobody vouches for key {verified.key_id} here: compare it with the key that was published.")
    return lines


def main(words: Sequence[str] | None = None) -> int:
    """Verify the file that is named and say in plain words what was found."""
    parser = argparse.ArgumentParser(description="Verify an acceptance note, JSON or PDF.")
    parser.add_argument("note", type=Path, help="the signed note")
    parser.add_argument("--keys", type=Path, help="file of trusted keys (signing-keys.json beside this file)")
    options = parser.parse_args(words)
    keys = options.keys or Path(__file__).resolve().with_name("signing-keys.json")
    try:
        trusted = trusted_keys(keys.read_text(encoding="utf-8")) if options.keys or keys.exists() else {}
        verified = verify_note(read_file(options.note), trusted)
    except NoteBroken as broken:
        _say(f"NOT VERIFIED: {broken}", sys.stderr)
        return BROKEN
    except (OSError, ValueError, KeyError, TypeError) as problem:
        _say(f"NOT VERIFIED: {problem}", sys.stderr)
        return BROKEN
    _say("\n".join(in_words(verified)), sys.stdout)
    return TRUSTED if verified.trusted else UNKNOWN_KEY


def _say(text: str, stream: Any) -> None:
    """Write a line to people, whatever the terminal can show."""
    stream.buffer.write(text.encode(stream.encoding or "utf-8", "backslashreplace") + b"\n")
    stream.flush()


if __name__ == "__main__":
    sys.exit(main())
