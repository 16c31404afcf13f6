"""History as sentences: who, when, as which role, what, why, before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from milepost.kernel.history import Step
from milepost.kernel.policy import role_words
from milepost.surface.templatetags import values

HIDDEN = frozenset({"id", "version"})
PARTICLES = frozenset({"from", "to", "up"})
PAST = {"submit": "submitted", "set": "set", "leave": "left", "withdraw": "withdrew"}
EMPTY: tuple[Any, ...] = (None, "", {}, [])

Names = Mapping[tuple[type[models.Model], int], str]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs; an empty `before` or `after` is nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One act, told."""

    at: datetime
    who: str
    role: str
    did: str
    why: str
    changes: tuple[Change, ...]
    refused: tuple[str, ...]
    proof: str


def tell(steps: Iterable[Step], model: type[models.Model]) -> list[Sentence]:
    """Tell the steps of the history of a record of `model`; the records that it names are read once for all."""
    told = list(steps)
    names = _names(told, model)
    return [
        Sentence(
            at=step.at,
            who=step.actor,
            role=role_words(step.role) + (f" under delegation {step.delegation}" if step.delegation else ""),
            did=_did(step.verb, refused=bool(step.refusal)),
            why=step.reason,
            changes=tuple(_changes(step, model, names)),
            refused=step.refusal,
            proof=f"{step.stream} #{step.seq} · {step.hash[:12]}",
        )
        for step in told
    ]


def _did(action: str, *, refused: bool) -> str:
    """Return what was done in words: "submitted the report", or "submit the report" of what was refused."""
    verb, *rest = action.partition(".")[2].split("_")
    done = verb if refused else PAST.get(verb, f"{verb}d" if verb.endswith("e") else f"{verb}ed")
    particle = [rest.pop(0)] if rest and rest[0] in PARTICLES else []
    return " ".join([done, *particle, *(["the", *rest] if rest else [])])


def _changes(step: Step, model: type[models.Model], names: Names) -> Iterator[Change]:
    before, after = step.before or {}, step.after or {}
    for field in model._meta.concrete_fields:
        if field.attname in HIDDEN:
            continue
        label = str(field.verbose_name)
        for part, old, new in _parts(before.get(field.attname), after.get(field.attname)):
            was, became = (_shown(field, each, names) for each in (old, new))
            if was != became:
                yield Change(f"{label}, {_plain(part)}" if part else label, was, became)


def _parts(old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield what to compare: the value, or what stands in it by name, such as the text of one dimension."""
    if isinstance(old or {}, dict) and isinstance(new or {}, dict) and (old or new):
        held, given = old or {}, new or {}
        for name in [*held, *(each for each in given if each not in held)]:
            yield str(name), held.get(name), given.get(name)
    else:
        yield "", old, new


def _shown(field: models.Field[Any, Any], value: Any, names: Names) -> str:
    """Write a stored value as a page writes it: a date in the reader's form, a choice and a record by their names."""
    if value in EMPTY:
        return ""
    if field.remote_field is not None and isinstance(value, int):
        return names.get((_related(field), value), str(value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    writer = next((write for kind, write in _WRITERS if isinstance(field, kind)), _plain)
    return writer(value)


def _plain(value: Any) -> str:
    if value in EMPTY:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{_plain(name)}: {_plain(item) or 'nothing'}" for name, item in value.items())
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return text.replace("_", " ") if text.isascii() and text.islower() and " " not in text else text


_WRITERS: tuple[tuple[type[models.Field[Any, Any]], Callable[[Any], str]], ...] = (
    (models.DateTimeField, lambda value: values.instant(datetime.fromisoformat(value))),
    (models.DateField, lambda value: values.day_short(date.fromisoformat(value))),
    (models.DecimalField, lambda value: values.number(Decimal(value).normalize() + 0)),
)


def _names(steps: Iterable[Step], model: type[models.Model]) -> Names:
    """Read the names of the records that the steps point to, with one query a noun."""
    wanted: dict[type[models.Model], set[int]] = defaultdict(set)
    for step in steps:
        for state in (step.before or {}, step.after or {}):
            for field in model._meta.concrete_fields:
                value = state.get(field.attname)
                if field.remote_field is not None and isinstance(value, int):
                    wanted[_related(field)].add(value)
    return {
        (related, record.pk): str(getattr(record, "name", "") or record)
        for related, ids in wanted.items()
        for record in related._default_manager.filter(pk__in=ids)
    }


def _related(field: models.Field[Any, Any]) -> type[models.Model]:
    related: type[models.Model] = field.related_model  # type: ignore[assignment]
    return related
