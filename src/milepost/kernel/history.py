"""Reading the past: any record, and any list of records, as the ledger knew it at a moment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.db import models

from milepost.kernel.canonical import State
from milepost.kernel.models import LedgerEntry, Record, RecordVersion

T = TypeVar("T", bound=Record)


@dataclass(frozen=True, slots=True)
class Step:
    """One act in the history of a record: who, when, as which role, why, before and after."""

    at: datetime
    actor: str
    actor_id: int | None
    role: str
    on_behalf_of: int | None
    verb: str
    reason: str
    before: State | None
    after: State | None
    stream: str
    seq: int
    hash: str
    refusal: tuple[str, ...] = ()
    delegation: int | None = None


def noun_of(model: type[models.Model]) -> str:
    """Return the name under which the ledger knows the records of `model`."""
    return model._meta.label_lower


def records_as_of(model: type[T], moment: datetime, ids: Iterable[int] | None = None, **equal: Any) -> list[T]:
    """Return the records of `model` as known at `moment`, as unsaved instances, ordered by id.

    `equal` narrows by stored values (`project_id=5`); `ids` narrows to some records. Related records are not
    followed: read them as of the same moment and join by id.
    """
    versions = RecordVersion.objects.filter(
        models.Q(superseded_at__isnull=True) | models.Q(superseded_at__gt=moment),
        noun=noun_of(model),
        recorded_at__lte=moment,
        gone=False,
    )
    if ids is not None:
        versions = versions.filter(record_id__in=list(ids))
    for name, value in equal.items():
        versions = versions.filter(**{f"state__{name}": value})
    states = versions.order_by("record_id").values_list("state", flat=True)
    return [revive(model, state) for state in states.iterator(chunk_size=2000)]


def records(model: type[T], moment: datetime | None, **equal: Any) -> list[T]:
    """Return the records of `model` now, or as known at `moment` when it is given."""
    if moment is None:
        return list(model._default_manager.filter(**equal).order_by("pk"))
    return records_as_of(model, moment, **equal)


def revive(model: type[T], state: State) -> T:
    """Return the record that `state` describes; a sealed field is left at its default."""
    values: dict[str, Any] = {}
    sealed = getattr(model, "sealed", ())
    for item in model._meta.concrete_fields:
        if item.attname in state and item.name not in sealed:
            values[item.attname] = _typed(item, state[item.attname])
    record = model(**values)
    record._state.adding = False
    return record


def history_of(record: Record) -> list[Step]:
    """Return every act that touched `record`, the latest first."""
    noun, record_id = noun_of(type(record)), record.pk
    entries = (
        LedgerEntry.objects.filter(versions__noun=noun, versions__record_id=record_id)
        .select_related("stream")
        .order_by("-at", "-id")
    )
    return [step for entry in entries for step in _steps(entry, noun, record_id)]


def history_of_stream(name: str, limit: int = 200) -> Iterator[Step]:
    """Yield the latest acts of a stream, refused ones too, one step each."""
    entries = LedgerEntry.objects.filter(stream__name=name).select_related("stream").order_by("-seq")[:limit]
    for entry in entries:
        yield _step(entry, json.loads(entry.body), None)


def _steps(entry: LedgerEntry, noun: str, record_id: int) -> Iterator[Step]:
    body = json.loads(entry.body)
    for change in body["changes"]:
        if change["noun"] == noun and change["id"] == record_id:
            yield _step(entry, body, change)


def _step(entry: LedgerEntry, body: dict[str, Any], change: dict[str, Any] | None) -> Step:
    return Step(
        at=entry.at,
        actor=body["actor"],
        actor_id=body["actor_id"],
        role=body["role"],
        on_behalf_of=body["on_behalf_of"],
        verb=body["verb"],
        reason=body["reason"],
        before=change["before"] if change else None,
        after=change["after"] if change else None,
        stream=entry.stream.name,
        seq=entry.seq,
        hash=entry.hash,
        refusal=tuple(each["sentence"] for each in body["refusal"] or ()),
        delegation=body.get("delegation"),
    )


def _typed(item: models.Field[Any, Any], value: Any) -> Any:
    """Return a stored JSON value as the Python type of its field."""
    if value is None:
        return None
    if isinstance(item, models.DateTimeField):
        return datetime.fromisoformat(value)
    if isinstance(item, models.DateField):
        return date.fromisoformat(value)
    if isinstance(item, models.DecimalField):
        return Decimal(value)
    return value
