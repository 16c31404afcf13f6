"""Boilerplate: how much of a text is the same runs of words as its help, its example, or another project's text.

The share of the runs of three words of a text that occur in the other one too: containment of w-shingles as in
A. Broder, "On the resemblance and containment of documents", 1997. Case, punctuation and line breaks do not count. A
text shorter than three words is one run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from milepost.artefacts.rules.content.values import WORDED, Content, wording
from milepost.methods.definition import FieldType

RUN = 3
BOILERPLATE = Fraction(85, 100)
LEAST_WORDS = 8
"""Shorter texts of two projects are alike by chance; the help or the example is copied at any length."""
LONGEST_RUN = 12
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A field whose text is mostly another: which, how much of it, and the longest run of words they share."""

    field: str
    label: str
    source: str
    share: Fraction
    run: str


def likeness(text: str, other: str) -> Fraction:
    """Return the share of the runs of words of `text` that occur in `other`; 0 where `text` has no word."""
    own, theirs = _runs(_words(text)), _runs(_words(other))
    total = sum(own.values())
    if not total:
        return Fraction(0)
    return Fraction(sum(count for run, count in own.items() if run in theirs), total)


def copied_from_template(fields: Iterable[FieldType], content: Content) -> Iterator[Likeness]:
    """Yield the fields that say little more than their own help or example."""
    for field in fields:
        if field.type not in WORDED:
            continue
        text = wording(content.get(field.code))
        for source, template in (("example", field.example), ("help", field.help)):
            share = likeness(text, template) if template else Fraction(0)
            if share >= BOILERPLATE:
                yield Likeness(field.code, field.label, source, share, longest_run(text, template))
                break


def like_texts(fields: Iterable[FieldType], content: Content, others: Mapping[str, Content]) -> Iterator[Likeness]:
    """Yield the fields whose text stands in another document of this type too; `others` are contents by their name."""
    for field in fields:
        if field.type not in WORDED:
            continue
        text = wording(content.get(field.code))
        if len(_words(text)) < LEAST_WORDS:
            continue
        for name, other in others.items():
            theirs = wording(other.get(field.code))
            share = likeness(text, theirs)
            if share >= BOILERPLATE:
                yield Likeness(field.code, field.label, name, share, longest_run(text, theirs))


def longest_run(text: str, other: str) -> str:
    """Return the longest run of words that both texts hold, cut at a dozen words."""
    own, theirs = _words(text), _words(other)
    best: list[str] = []
    ends: dict[int, int] = {}
    places: dict[str, list[int]] = {}
    for place, word in enumerate(theirs):
        places.setdefault(word, []).append(place)
    for index, word in enumerate(own):
        grown = {place: ends.get(place - 1, 0) + 1 for place in places.get(word, ())}
        longest = max(grown.values(), default=0)
        if longest > len(best):
            best = own[index - longest + 1 : index + 1]
        ends = grown
    return " ".join(best[:LONGEST_RUN]) + (" …" if len(best) > LONGEST_RUN else "")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: list[str]) -> Counter[tuple[str, ...]]:
    if len(words) < RUN:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
