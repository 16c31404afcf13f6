"""What the house holds at a moment: every record with its state, and where every stream stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.apps import apps

from milepost.kernel.canonical import state_of
from milepost.kernel.ledger import heads
from milepost.kernel.models import LedgerEntry, Record
from milepost.kernel.verify.records import stored

Everything = dict[tuple[str, int], Any]


def everything() -> Everything:
    """Return the state of every record in the database."""
    nouns = [model for model in apps.get_models() if issubclass(model, Record)]
    return {
        (model._meta.label_lower, record.pk): state_of(record)
        for model in stored(nouns)
        for record in model._base_manager.all()
    }


def where_streams_stand() -> dict[str, int]:
    return {name: seq for name, seq, _ in heads()}


def streams_that_grew(before: Mapping[str, int]) -> dict[str, int]:
    """Return by how many entries each stream grew since `before`."""
    now = where_streams_stand()
    return {name: seq - before.get(name, 0) for name, seq in now.items() if seq != before.get(name, 0)}


def last_entry() -> LedgerEntry:
    return LedgerEntry.objects.select_related("stream").order_by("-id")[0]
