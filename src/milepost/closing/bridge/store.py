"""Where archives lie: stored under their digest, checked whenever they are read, deleted only by a disposal."""

from __future__ import annotations

from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from milepost.closing.verifier.verify_archive import verify
from milepost.kernel.errors import Refusal, refuse


def keep(content: bytes) -> str:
    """Store an archive under its digest and return that."""
    digest = sha256(content).hexdigest()
    place = _place(digest)
    if default_storage.exists(place):
        default_storage.delete(place)
    default_storage.save(place, ContentFile(content))
    return digest


def kept(digest: str) -> tuple[bytes, list[str]]:
    """Return an archive and what does not verify of it; refuse one that is gone."""
    place = _place(digest)
    if not default_storage.exists(place):
        raise _gone()
    with default_storage.open(place, "rb") as stream:
        content: bytes = stream.read()
    return content, [str(each) for each in verify(content, digest)]


def drop(digest: str) -> None:
    """Delete an archive: what was in it is gone, and the ledger keeps that it was."""
    default_storage.delete(_place(digest))


def _place(digest: str) -> str:
    if not (len(digest) == 64 and digest.isalnum()):
        raise ValueError("An archive is named by its digest")
    return f"archives/{digest[:2]}/{digest}.zip"


def _gone() -> Refusal:
    return refuse(
        "archive_is_there",
        "An archive is read from where it was sealed.",
        missing="The file is no longer there.",
        cure="The operator of the machine",
        path="Restore it from a backup; its digest tells whether it is the right one.",
    )
