"""Rows of many projects at once, now or as known at a moment: the only reader behind the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from milepost.kernel.history import records
from milepost.kernel.models import Record

T = TypeVar("T", bound=Record)


@dataclass(slots=True)
class Source:
    """A reader of whole nouns that remembers what it has read, so that no noun is read twice."""

    moment: datetime | None = None
    _by_id: dict[tuple[type[Record], int], Any] = field(default_factory=dict)

    def rows(self, model: type[T], **equal: Any) -> list[T]:
        """Return the rows of `model` that match, with one query."""
        return records(model, self.moment, **equal)

    def by_project(self, model: type[T], project_ids: list[int], **equal: Any) -> dict[int, list[T]]:
        """Return the rows of `model` of each of these projects, with one query."""
        found: dict[int, list[T]] = defaultdict(list)
        if not project_ids:
            return found
        for row in self.rows(model, project_id__in=project_ids, **equal):
            found[row.project_id].append(row)  # type: ignore[attr-defined] # every noun asked for belongs to a project
        return found

    def load(self, model: type[T], ids: Iterable[int | None]) -> None:
        """Read the rows of `model` with these ids that were not read before, with one query."""
        wanted = {each for each in ids if each is not None and (model, each) not in self._by_id}
        if wanted:
            for row in self.rows(model, id__in=sorted(wanted)):
                self._by_id[model, row.pk] = row

    def one(self, model: type[T], row_id: int | None) -> T | None:
        """Return a row that was loaded, None where there is no such row."""
        return None if row_id is None else self._by_id.get((model, row_id))
