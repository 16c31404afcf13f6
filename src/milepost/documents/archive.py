"""Zip archives that are the same bytes for the same content: sorted entries, no time, one compression."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"


def packed(entries: Mapping[str, bytes], *, level: int = 6) -> bytes:
    """Return the entries as an archive, the content types first and the rest by name."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as target:
        for name in sorted(entries, key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, entries[name])
    return archive.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the entries of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        return {entry.filename: source.read(entry) for entry in source.infolist()}


def normalised(content: bytes) -> bytes:
    """Return an archive with the same entries whose bytes depend on nothing else."""
    return packed(unpacked(content))
