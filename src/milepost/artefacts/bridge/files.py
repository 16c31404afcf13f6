"""The bytes of attachments, stored under their hash: written once, checked whenever they are handed out."""

from __future__ import annotations

from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from milepost.kernel.errors import Refusal, refuse


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file."""
    return sha256(content).hexdigest()


def keep(content: bytes) -> str:
    """Store a file under its digest and return that; the same bytes are the same file."""
    digest = digest_of(content)
    place = _place(digest)
    if not (default_storage.exists(place) and digest_of(_read(place)) == digest):
        if default_storage.exists(place):
            default_storage.delete(place)
        default_storage.save(place, ContentFile(content))
    return digest


def kept(digest: str) -> bytes:
    """Return a file that was stored; refuse one that is gone or no longer what was attached."""
    place = _place(digest)
    if not default_storage.exists(place):
        raise _broken("The file is no longer there.")
    content = _read(place)
    if digest_of(content) != digest:
        raise _broken("The file on disk is not the one that was attached: its digest differs.")
    return content


def _read(place: str) -> bytes:
    with default_storage.open(place, "rb") as stream:
        content: bytes = stream.read()
    return content


def _place(digest: str) -> str:
    if not (len(digest) == 64 and digest.isalnum()):
        raise ValueError("A file is named by its digest")
    return f"attachments/{digest[:2]}/{digest}"


def _broken(missing: str) -> Refusal:
    return refuse(
        "file_is_as_attached",
        "A file is handed out only as it was attached.",
        missing=missing,
        cure="The operator of the machine",
        path="Restore it from a backup, or attach it anew.",
    )
