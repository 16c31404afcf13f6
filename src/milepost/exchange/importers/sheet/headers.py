"""Recognise columns by their headers: whole text, beginning or pattern, all of normalised text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST_HEADER = 200
PERIOD = "period"

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_FILLERS = frozenset({"the", "of", "in", "a", "an", "and", "for", "on"})


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """The headers of one field: whole ones and beginnings, best first, and regular expressions."""

    field: str
    headers: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column of a sheet, the field it is taken for, how sure that is (0 to 1), and why."""

    index: int
    header: str
    field: str | None
    confidence: float
    reason: str


def normal_header(text: str) -> str:
    """Return a header in lower-case words: accents, signs, line breaks, underscores and camel case gone."""
    return _normal(text[: LONGEST_HEADER * 2])


@lru_cache(maxsize=4096)
def _normal(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _CAMEL.sub(" ", text))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_WORDS.sub(" ", plain.casefold()).strip()[:LONGEST_HEADER].rstrip()


def match_columns(headers: Sequence[str], rules: Sequence[HeaderRule]) -> tuple[ColumnMatch, ...]:
    """Give each column at most one field and each field at most one column, the surest pairs first."""
    normal = [normal_header(header) for header in headers]
    pairs = [
        (-score, order, index, rule.field, reason)
        for index, text in enumerate(normal)
        if text
        for order, rule in enumerate(rules)
        for score, reason in (_score(text, rule),)
        if score > 0
    ]
    taken: dict[int, ColumnMatch] = {}
    used: set[str] = set()
    for negative, _, index, field, reason in sorted(pairs, key=lambda pair: (pair[0], pair[2], pair[1])):
        if index not in taken and field not in used:
            taken[index] = ColumnMatch(index, headers[index], field, -negative, reason)
            used.add(field)
    unmatched = "no field has this header"
    return tuple(
        taken.get(index) or ColumnMatch(index, header, None, 0.0, unmatched if normal[index] else "no header")
        for index, header in enumerate(headers)
    )


@lru_cache(maxsize=256)
def _known(rule: HeaderRule) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the normalised headers of a rule, and its beginnings with a space after them."""
    return (
        tuple(normal_header(header) for header in rule.headers),
        tuple(normal_header(prefix) + " " for prefix in rule.prefixes),
    )


def _score(text: str, rule: HeaderRule) -> tuple[float, str]:
    headers, prefixes = _known(rule)
    if text in headers:
        order = headers.index(text)
        return 1.0 - order / 1000, f"is the header {rule.headers[order]!r}"
    for order, prefix in enumerate(prefixes):
        if (text + " ").startswith(prefix):
            return 0.9 - order / 1000, f"begins like {rule.prefixes[order]!r}"
    for order, pattern in enumerate(rule.patterns):
        if re.search(pattern, text):
            return 0.8 - order / 1000, f"matches {pattern!r}"
    return 0.0, ""


def likeness(text: str, rule: HeaderRule) -> tuple[float, str]:
    """Return how alike a header and the nearest known header of a field are, by the words that they share."""
    best, nearest = _score(normal_header(text), rule)
    if best > 0:
        return best, nearest
    words = _words(text)
    for known in (*rule.headers, *rule.prefixes):
        other = _words(known)
        if not words or not other:
            continue
        share = len(words & other) / len(words | other)
        if share >= 0.5 and share * 0.7 > best:
            best, nearest = share * 0.7, f"shares words with {known!r}"
    return round(best, 3), nearest


def _words(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in normal_header(text).split() if word not in _FILLERS)


_SCALES = (
    (re.compile(r"[£$€] ?(?:m|mn|million)s?\b|\b(?:millions?|[£$€]m)\b|\((?:gbp|usd|eur|cad) ?m\)", re.IGNORECASE), 6),
    (re.compile(r"[£$€] ?(?:bn|b|billion)s?\b|\bbillions?\b", re.IGNORECASE), 9),
    (re.compile(r"[£$€] ?(?:k|000s?|thousand)\b|\bthousands?\b|'000\b|\b000s\b", re.IGNORECASE), 3),
)


def scale_in_header(header: str) -> int | None:
    """Return the power of ten that a header states for its amounts, such as 6 for `(£m)`."""
    for pattern, power in _SCALES:
        if pattern.search(header[: LONGEST_HEADER * 2]):
            return power
    return None
