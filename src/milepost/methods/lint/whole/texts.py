"""Texts are written, finished, and say what a part is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from milepost.methods.definition import (
    Activity,
    ArtefactType,
    Checklist,
    ChecklistItem,
    Clause,
    Criterion,
    FieldType,
    Gate,
    Method,
    Obligation,
    Phase,
    Policy,
    Role,
)
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.parts import placed

UNFINISHED = re.compile(r"\b(TODO|TBD|TBC|FIXME|XXX)\b|(?i:lorem ipsum)|\?\?\?")
NEEDED: dict[type, tuple[str, ...]] = {
    Method: ("name",),
    Policy: ("name",),
    Clause: ("text",),
    Role: ("name",),
    Phase: ("name",),
    Gate: ("name",),
    Criterion: ("sentence",),
    ArtefactType: ("name", "purpose"),
    FieldType: ("label",),
    Checklist: ("name",),
    ChecklistItem: ("text",),
    Activity: ("name",),
    Obligation: ("action",),
}
WISHED: dict[type, tuple[str, ...]] = {
    Method: ("summary",),
    Role: ("purpose",),
    Phase: ("purpose",),
    Gate: ("purpose",),
}


def _parts(path: str, part: object) -> Iterator[tuple[str, object]]:
    """Yield a part and all parts within it, with their places."""
    yield path, part
    for field in fields(part) if is_dataclass(part) else ():
        value, place = getattr(part, field.name), f"{path}.{field.name}".removeprefix(".")
        inner = placed(value, place) if isinstance(value, tuple) else [(place, value)]
        for within, each in inner:
            if is_dataclass(each):
                yield from _parts(within, each)


def _blank(method: Method, wanted: dict[type, tuple[str, ...]], cure: str) -> Iterator[Spot]:
    for path, part in _parts("", method):
        for name in wanted.get(type(part), ()):
            if not getattr(part, name).strip():
                yield Spot(f"{path}.{name}".removeprefix("."), f"The {name} is empty.", cure)


def _not_given(method: Method) -> Iterator[Spot]:
    return _blank(method, NEEDED, "Write it: people read this, not the code.")


def _not_explained(method: Method) -> Iterator[Spot]:
    return _blank(method, WISHED, "Say in one sentence what it is for; not everybody is an expert of the method.")


def _unfinished(method: Method) -> Iterator[Spot]:
    for path, part in _parts("", method):
        for field in fields(part) if is_dataclass(part) else ():
            value = getattr(part, field.name)
            if isinstance(value, str) and (found := UNFINISHED.search(value)):
                yield Spot(
                    f"{path}.{field.name}".removeprefix("."), f"This is unfinished: it says {found[0]!r}.", "Finish it."
                )


TEXTS_ARE_GIVEN = Rule(
    "texts_are_given", "Every part has the name or sentence by which people know it.", ERROR, _not_given
)
TEXTS_ARE_FINISHED = Rule("texts_are_finished", "No text is a placeholder.", WARNING, _unfinished)
PURPOSE_IS_TOLD = Rule(
    "purpose_is_told", "The method, its roles, phases and gates say what they are for.", WARNING, _not_explained
)
