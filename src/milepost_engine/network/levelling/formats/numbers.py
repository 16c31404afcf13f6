"""Whole numbers of one line of text, or a refusal that names the line."""

from __future__ import annotations

from milepost_engine.network.levelling.errors import FormatError

LONGEST_WORD = 12


def whole_words(line: int, text: str) -> list[int]:
    """Return the whole numbers of a line that holds nothing else."""
    found = []
    for word in text.split():
        if len(word) > LONGEST_WORD or not word.lstrip("-").isascii() or not word.lstrip("-").isdigit():
            raise FormatError(line, f"{word[:20]!r} is no whole number; correct it.")
        found.append(int(word))
    return found
