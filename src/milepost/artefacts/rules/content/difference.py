"""What differs between two contents: by field, then by word in texts and by line or row in lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from milepost.artefacts.rules.content.values import Content, Value
from milepost.artefacts.rules.content.writing import write_row, write_value
from milepost.methods.definition import FieldType

SAME, GONE, NEW = "same", "gone", "new"
MOST_WORDS = 1_500
"""Longer texts are compared by line: the comparison by word grows with the square of their length."""
_PART = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs: whether it was added, removed or changed, and its pieces.

    The pieces that stayed or went are the text before, those that stayed or came the text after. Pieces of a list or
    table are whole lines (`by_line`).
    """

    field: str
    label: str
    kind: str
    pieces: tuple[Piece, ...]
    by_line: bool = False


def difference(fields: Iterable[FieldType], before: Content, after: Content) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in their order; what no field names any more comes last."""
    known = {field.code: field for field in fields}
    rest = sorted((set(before) | set(after)) - set(known))
    strays = (FieldType(code=code, label=code, type="text") for code in rest)
    return tuple(_changes([*known.values(), *strays], before, after))


def _changes(fields: Sequence[FieldType], before: Content, after: Content) -> Iterator[FieldChange]:
    for field in fields:
        old, new = before.get(field.code), after.get(field.code)
        if old == new and type(old) is type(new):
            continue
        kind = "added" if old is None else "removed" if new is None else "changed"
        by_line = isinstance(old if old is not None else new, tuple)
        yield FieldChange(field.code, field.label, kind, tuple(_compared(field, old, new)), by_line)


def _compared(field: FieldType, old: Value | None, new: Value | None) -> Iterator[Piece]:
    if isinstance(old, tuple) or isinstance(new, tuple):
        yield from _matched(_rows(field, old), _rows(field, new), joined=False)
        return
    was, became = write_value(field, old), write_value(field, new)
    if field.type not in {"text", "long_text", "person"}:
        yield from (piece for piece in (Piece(GONE, was), Piece(NEW, became)) if piece.text)
        return
    yield from _matched(_parts(was, became), _parts(became, was), joined=True)


def _rows(field: FieldType, value: Value | None) -> list[str]:
    if isinstance(value, tuple):
        return [each if isinstance(each, str) else write_row(each) for each in value]
    return [write_value(field, value)] if value is not None else []


def _parts(text: str, other: str) -> list[str]:
    longest = max(len(_PART.findall(text)), len(_PART.findall(other)))
    return _PART.findall(text) if longest <= 2 * MOST_WORDS else text.splitlines(keepends=True)


def _matched(old: list[str], new: list[str], *, joined: bool) -> Iterator[Piece]:
    """Yield the pieces; those of one kind that follow each other are joined to one where that is asked for."""
    pieces = _pieces(old, new)
    if not joined:
        yield from pieces
        return
    for kind, run in groupby(pieces, key=lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in run))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Piece(SAME, text) for text in old[start:end])
            continue
        yield from (Piece(GONE, text) for text in old[start:end])
        yield from (Piece(NEW, text) for text in new[first:last])
