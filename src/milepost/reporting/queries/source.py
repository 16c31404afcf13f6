"""Rows of many projects at once, now or as known at a moment: the only reader behind the facts."""

from __future__ import annotations

from collections import defaultdict, namedtuple
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import DateField, DecimalField, Q

from milepost.kernel.history import noun_of, records
from milepost.kernel.models import Record, RecordVersion

T = TypeVar("T", bound=Record)


@dataclass(slots=True)
class Source:
    """A reader of whole nouns that remembers what it has read, so that no noun is read twice."""

    moment: datetime | None = None
    _by_id: dict[tuple[type[Record], int], Any] = field(default_factory=dict)

    def rows(self, model: type[T], **equal: Any) -> list[T]:
        """Return the rows of `model` that match, with one query."""
        return records(model, self.moment, **equal)

    def light(self, model: type[Record], names: tuple[str, ...], **equal: Any) -> list[Any]:
        """Return only the fields `names` of the matching rows, as named tuples in the order of their ids."""
        row = namedtuple("row", names)  # type: ignore[misc] # noqa: PYI024 - the names are the caller's
        return [row(*each) for each in self.tuples(model, names, **equal)]

    def tuples(self, model: type[Record], names: tuple[str, ...], **equal: Any) -> Iterable[tuple[Any, ...]]:
        """Return only the fields `names` of the matching rows, as tuples: for what is read by the ten thousand."""
        if self.moment is None:
            return model._default_manager.filter(**equal).order_by("pk").values_list(*names)
        read = [_reader(model, name) for name in names]
        return (tuple([each(state) for each in read]) for state in self._states(model, equal))

    def _states(self, model: type[Record], equal: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the states of the matching rows as the ledger knew them at the moment."""
        versions = RecordVersion.objects.filter(
            Q(superseded_at__isnull=True) | Q(superseded_at__gt=self.moment),
            noun=noun_of(model),
            recorded_at__lte=self.moment,
            gone=False,
            **{f"state__{name}": value for name, value in equal.items()},
        )
        yield from versions.order_by("record_id").values_list("state", flat=True).iterator(chunk_size=2000)

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


def _reader(model: type[Record], name: str) -> Callable[[dict[str, Any]], Any]:
    """Return what reads a field from a stored state, in the type of the field."""
    item = model._meta.get_field(name)
    if isinstance(item, DateField | DecimalField):
        return lambda state: None if state.get(name) is None else item.to_python(state[name])
    return lambda state: state.get(name)
