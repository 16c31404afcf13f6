"""History as sentences: who, when, as which role, what, why, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from milepost.kernel.history import Step

HIDDEN = frozenset({"id", "version"})


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs."""

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


def tell(step: Step, model: type[models.Model]) -> Sentence:
    """Tell one step of the history of a record of `model`."""
    return Sentence(
        at=step.at,
        who=step.actor,
        role=step.role.replace("_", " "),
        did=step.verb.partition(".")[2].replace("_", " "),
        why=step.reason,
        changes=tuple(_changes(step, model)),
        refused=step.refusal,
        proof=f"{step.stream} #{step.seq} · {step.hash[:12]}",
    )


def _changes(step: Step, model: type[models.Model]) -> list[Change]:
    before, after = step.before or {}, step.after or {}
    labels = {item.attname: str(item.verbose_name) for item in model._meta.concrete_fields}
    return [
        Change(labels.get(name, name), _shown(before.get(name)), _shown(after.get(name)))
        for name in labels
        if name not in HIDDEN and before.get(name) != after.get(name)
    ]


def _shown(value: Any) -> str:
    if value is None or value in ("", {}, []):
        return "nothing"
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_shown(item)}" for name, item in value.items())
    if isinstance(value, list):
        return ", ".join(_shown(item) for item in value)
    return "yes" if value is True else "no" if value is False else str(value)
