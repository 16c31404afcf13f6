"""Count formulas whose result was never stored: they read as blank, and somebody must be told."""

from __future__ import annotations

import re
import zipfile
import zlib

from milepost.exchange.importers.sheet.source.opened import Source

_CHUNK = 1 << 20
_OVERLAP = 8192
_NO_RESULT = re.compile(rb"(?:</f>|<f[^<>]{0,200}/>)\s{0,9}(?:<v\s?/>|<v></v>)?\s{0,9}</c>")


def formulas_without_result(source: Source) -> int:
    """Return how many formulas of a workbook have no stored result; a damaged part counts up to the damage."""
    count = 0
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                count += _in_part(archive, name)
    return count


def _in_part(archive: zipfile.ZipFile, name: str) -> int:
    count, rest = 0, b""
    try:
        with archive.open(name) as part:
            while chunk := part.read(_CHUNK):
                text = rest + chunk
                end = 0
                for found in _NO_RESULT.finditer(text):
                    count, end = count + 1, found.end()
                rest = text[max(end, len(text) - _OVERLAP) :]
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        # The reader of the rows meets the same damage and refuses the workbook with its reason.
        return count
    return count
