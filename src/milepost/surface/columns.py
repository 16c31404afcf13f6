"""Columns: how one fact of a noun is read, written, filtered, sorted and put in a sheet; declared once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from milepost.documents.cells import Cell
from milepost.surface.cells import write
from milepost.surface.requests import whole_number

Batch = dict[int, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One fact of a noun.

    Attributes
    ----------
    name : its name in addresses, sheets and the API.
    label : its heading.
    path : the stored field, `owner` or `owner__name`; empty for a computed column.
    kind : how it is written: text, code, number, integer, money, date, instant, share, choice, related, colour.
    choices : the model's choices for a filter by choice.
    search : whether the search box looks here.
    filter : `choice`, `related`, `text` or empty for none.
    batch : reads a computed value or cell for many records at once: (records, actor, moment) → {id: value}.
    currency : where the currency of a money column stands: `currency` of the record, or `project.currency`.
    """

    name: str
    label: str
    path: str = ""
    kind: str = "text"
    choices: type[models.TextChoices] | None = None
    search: bool = False
    filter: str = ""
    batch: Callable[..., Batch] | None = None
    currency: str = "currency"
    help: str = ""

    @property
    def sortable(self) -> bool:
        """Say whether a list can be ordered by it."""
        return bool(self.path) or self.batch is not None

    def raw(self, record: Any, batches: dict[str, Batch]) -> Any:
        """Return the value of `record`, from its field or from the batch of this column."""
        if self.batch is not None:
            return batches[self.name].get(record.pk)
        return _follow(record, self.path.replace("__", "."))

    def cell(self, record: Any, batches: dict[str, Batch]) -> Cell:
        """Return the value as a reader sees it: the label of a choice, the name of a related record, a typed figure."""
        value = self.raw(record, batches)
        if self.choices is not None and value not in {None, ""}:
            value = self.choices(value).label
        return write(self.kind, value, str(_follow(record, self.currency) or ""))

    def contains(self, words: str) -> Q:
        """Return the database condition that this column holds `words`; a related record is found by its name."""
        path = f"{self.path}__name" if self.kind == "related" else self.path
        return Q(**{f"{path}__icontains": words})

    def narrow(self, value: str) -> Q:
        """Return the database condition for a filter value."""
        if self.filter == "related":
            number = whole_number(value)
            return Q(pk__in=[]) if number is None else Q(**{f"{self.path}_id": number})
        if self.filter == "text":
            return Q(**{f"{self.path}__icontains": value})
        return Q(**{self.path: value})

    def matches(self, record: Any, value: str) -> bool:
        """Say the same as `narrow` about a record read from the past."""
        if self.filter == "related":
            return str(getattr(record, f"{self.path}_id")) == value
        if self.filter == "text":
            return value.casefold() in str(self.raw(record, {}) or "").casefold()
        return str(self.raw(record, {})) == value


def _follow(record: Any, path: str) -> Any:
    """Return what `path` leads to from `record`, None where a step is missing."""
    value = record
    for part in path.split("."):
        value = getattr(value, part, None) if value is not None else None
    return value
