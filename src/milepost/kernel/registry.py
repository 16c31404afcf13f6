"""A catalogue of one kind: explicit lines, unique names, no discovery by side effect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Catalogue(Generic[T]):
    """Named things of one kind, in the order in which they were listed."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._items: dict[str, T] = {}

    def add(self, name: str, item: T) -> T:
        """List `item` under `name`; a name stands for one item only."""
        if name in self._items:
            raise ValueError(f"The {self.kind} {name!r} is listed twice")
        self._items[name] = item
        return item

    def __getitem__(self, name: str) -> T:
        try:
            return self._items[name]
        except KeyError:
            raise KeyError(f"There is no {self.kind} {name!r}; there are: {', '.join(self._items)}") from None

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def names(self) -> tuple[str, ...]:
        """Return the names in their order."""
        return tuple(self._items)
