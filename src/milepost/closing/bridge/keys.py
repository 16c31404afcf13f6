"""The private keys under which notes are sealed: files of the installation's home that only its owner can read."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from milepost.closing.bridge.drawing import draw
from milepost.closing.rules.verify_note import key_id_of
from milepost.kernel.errors import Refusal, refuse

SEED_BYTES = 32


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key as everybody may know it."""

    key_id: str
    public_key: str


def make_key() -> PublicKey:
    """Draw a key, keep its private half in a file of its own, and return the public one."""
    seed = draw(SEED_BYTES)
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    made = PublicKey(key_id_of(public), public.hex())
    _write(_file(made.key_id), seed.hex())
    _write(_file(made.key_id).with_suffix(".pub"), made.public_key)
    return made


def signature_by(key_id: str, message: bytes) -> bytes:
    """Return the signature of `message` under a key; refuse when its private half is not here."""
    file = _file(key_id)
    try:
        private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read_text(encoding="ascii").strip()))
    except (OSError, ValueError) as problem:
        raise _gone(key_id) from problem
    if key_id_of(private.public_key().public_bytes_raw()) != key_id:
        raise _gone(key_id)
    return private.sign(message)


def _file(key_id: str) -> Path:
    if not (len(key_id) == 16 and key_id.isalnum()):
        raise ValueError("A key is named by its digest")
    return Path(settings.SIGNING_KEYS) / f"{key_id}.key"


def _write(file: Path, text: str) -> None:
    """Write a file for the owner's eyes, whole or not at all."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(text)
    draft.replace(file)


def _gone(key_id: str) -> Refusal:
    return refuse(
        "signing_key_is_here",
        "A note is sealed with the organisation's own key.",
        missing=f"The private half of key {key_id} on this machine.",
        cure="The operator of the machine",
        path="Restore the folder of keys from the backup, or begin a new key with `milepost signing-key --new`.",
    )
