"""Read text: one newline convention, no control characters, nothing else changed."""

from __future__ import annotations

import re
import unicodedata

from milepost.exchange.importers.sheet.values.cell import Cell

_NEWLINES = re.compile(r"\r*\n|\r+|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_MANY_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*\n(?:[ \t\u00a0]*\n)+")


def parse_text(raw: str) -> Cell[str]:
    """Return the text with its paragraphs; an empty one has no value."""
    text = _CONTROLS.sub("", _NEWLINES.sub("\n", raw))
    text = _MANY_BLANK_LINES.sub("\n\n", unicodedata.normalize("NFC", text)).strip()
    return Cell(raw, text or None)


def parse_line(raw: str) -> Cell[str]:
    """Return the text on one line."""
    text = " ".join(unicodedata.normalize("NFC", _CONTROLS.sub("", raw)).split())
    return Cell(raw, text or None)
