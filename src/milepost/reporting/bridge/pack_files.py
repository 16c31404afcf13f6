"""The files of packs on disk, each under the digest of its snapshot and named by its own: written once, never over."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from milepost.kernel.errors import Refusal, refuse


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file."""
    return sha256(content).hexdigest()


def keep(snapshot_sha256: str, extension: str, content: bytes) -> str:
    """Store a file under its digest and return that; the same bytes are the same file.

    The file is written aside and moved into place, so that nobody ever reads half of it.
    """
    name = digest_of(content)
    place = _place(snapshot_sha256, name, extension)
    if place.exists() and digest_of(place.read_bytes()) == name:
        return name
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, delete=False) as draft:
        draft.write(content)
        draft.flush()
        os.fsync(draft.fileno())
    Path(draft.name).replace(place)
    return name


def kept(snapshot_sha256: str, extension: str, name: str) -> bytes:
    """Return a file that was stored; refuse one that is gone or no longer what was built."""
    try:
        content = _place(snapshot_sha256, name, extension).read_bytes()
    except FileNotFoundError:
        raise _broken("The file is no longer there.") from None
    if digest_of(content) != name:
        raise _broken("The file on disk is not the one that was built: its digest differs.")
    return content


def _place(snapshot_sha256: str, name: str, extension: str) -> Path:
    if not all(part.isalnum() for part in (snapshot_sha256, name, extension)):
        raise ValueError("A pack's file is named by digests and a format")
    return Path(settings.MEDIA_ROOT) / "packs" / snapshot_sha256 / f"{name}.{extension}"


def _broken(missing: str) -> Refusal:
    return refuse(
        "pack_file_is_as_built",
        "A file of a pack is handed out only as it was built.",
        missing=missing,
        cure="PMO",
        path="Build the pack again: the snapshot gives the same bytes, under the same digest.",
    )
