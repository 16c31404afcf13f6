"""Know a project again although its name changes a little from one return to the next."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_BRACKETS = re.compile(r"\((?:[A-Z0-9&/ .-]{2,12}|(?i:formerly|previously|was|aka|known as)\b[^()]*)\)|\[[^\[\]]*\]")
_NOT_WORDS = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class KeyRule:
    """The fields that identify a project, strongest first, and what is ignored when their texts are compared.

    Each entry of `fields` is one way to know a project; a way counts for a row only where all of its
    fields are filled, and only where no stronger way with the same fields and more does: a name alone tells
    less than a unit and a name. `same` holds, per field, texts that mean the same as another; `same_start` does so
    for the first word of longer texts, such as the department in an id.
    """

    fields: tuple[tuple[str, ...], ...]
    drop_words: frozenset[str] = frozenset()
    drop_brackets: bool = False
    same: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    same_start: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def keys_of(self, texts: Mapping[str, str]) -> tuple[str, ...]:
        """Return every key that the texts of a row give, strongest first."""
        keys: list[str] = []
        used: list[frozenset[str]] = []
        for way in self.fields:
            if any(stronger.issuperset(way) for stronger in used):
                continue
            parts = [self.normal(name, texts.get(name, "")) for name in way]
            if all(parts):
                used.append(frozenset(way))
                keys.append("+".join(way) + ":" + "|".join(parts))
        return tuple(keys)

    def normal(self, field_name: str, text: str) -> str:
        """Return a text as it is compared: case, space, dashes, punctuation and dropped words set aside."""
        if self.drop_brackets and field_name == "project_name":
            text = _BRACKETS.sub(" ", text) or text
        plain = text.replace("&", " and ")
        if not plain.isascii():
            decomposed = unicodedata.normalize("NFKD", plain)
            plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        bare = plain.casefold()
        words = _NOT_WORDS.sub(" ", bare.replace("'", "").replace("\u2019", "")).split()
        kept = [word for word in words if word not in self.drop_words] if field_name == "project_name" else words
        kept = kept or words
        if kept and (start := self.same_start.get(field_name, {}).get(kept[0])):
            kept = [start, *kept[1:]]
        joined = " ".join(kept)
        return self.same.get(field_name, {}).get(joined, joined)


class Identities:
    """Which key stands for a project throughout one sheet, although not every row carries its strongest key."""

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        strongest: dict[str, set[str]] = {}
        for keys in rows:
            for weaker in keys[1:]:
                strongest.setdefault(weaker, set()).add(keys[0])
        self._stands_for = {weak: min(strong) for weak, strong in strongest.items() if len(strong) == 1}
        self._shared = frozenset(weak for weak, strong in strongest.items() if len(strong) > 1)

    def natural_key(self, keys: tuple[str, ...]) -> str:
        """Return the strongest key known for a row anywhere in the sheet."""
        return self._stands_for.get(keys[0], keys[0])

    def is_ambiguous(self, keys: tuple[str, ...]) -> bool:
        """Tell whether the only key of a row belongs to several projects with stronger keys."""
        return keys[0] in self._shared
