"""A file or its bytes, opened afresh for each pass and guarded against a change between two passes."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from milepost.exchange.importers.sheet.refusal import Limits, SheetRefused


@dataclass(frozen=True, slots=True)
class Source:
    """What is read: `content` in memory, or `path` with the size and time it had when it was first seen."""

    name: str
    size: int
    fingerprint: str
    content: bytes | None = None
    path: Path | None = None
    modified_ns: int = 0

    def open(self) -> BinaryIO:
        """Open the same bytes again, or refuse when the file has changed meanwhile."""
        if self.path is None:
            return io.BytesIO(self.content or b"")
        stream = _open_path(self.path)
        seen = self.path.stat()
        if (seen.st_size, seen.st_mtime_ns) != (self.size, self.modified_ns):
            stream.close()
            raise SheetRefused(
                "file_changed", "The file changed while it was being read.", "Import it again when it is at rest."
            )
        return stream

    def head(self, count: int) -> bytes:
        """Return the first `count` bytes."""
        with self.open() as stream:
            return stream.read(count)


def source_of(given: Path | str | bytes, limits: Limits) -> Source:
    """Take a path or bytes as a source, or refuse one that is empty, too large or not there."""
    if isinstance(given, bytes):
        _check_size(len(given), limits)
        return Source("sheet", len(given), hashlib.sha256(given).hexdigest(), content=given)
    path = Path(given)
    with _open_path(path) as stream:
        seen = path.stat()
        _check_size(seen.st_size, limits)
        fingerprint = hashlib.file_digest(stream, "sha256").hexdigest()
    return Source(path.name, seen.st_size, fingerprint, path=path, modified_ns=seen.st_mtime_ns)


def _open_path(path: Path) -> io.BufferedReader:
    try:
        if not path.is_file():
            raise SheetRefused("file_missing", f"There is no file {path.name!r}.", "Check its name and place.")
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise SheetRefused(
            "file_unreadable", f"The file {path.name!r} cannot be opened.", "Check that you may read it."
        ) from error


def _check_size(size: int, limits: Limits) -> None:
    if size == 0:
        raise SheetRefused("file_empty", "The file is empty.", "Send the sheet itself.")
    if size > limits.file_bytes:
        raise SheetRefused(
            "file_too_large",
            f"The file has {size:,} bytes; at most {limits.file_bytes:,} are read.",
            "Split it, or remove what is not a table of projects.",
        )
