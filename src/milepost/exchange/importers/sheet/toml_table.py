"""Read a TOML table key by key, collecting every problem with its place instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_ABSENT = object()


class Table:
    """A table of a profile: each getter checks the type, `finish` reports the keys that nobody asked for."""

    def __init__(self, content: Mapping[str, Any], place: str, problems: list[str]) -> None:
        self._content = content
        self._place = place
        self._asked: set[str] = set()
        self.problems = problems

    def problem(self, key: str, sentence: str) -> None:
        """Note a problem at a key of this table."""
        self.problems.append(f"{self.place(key)}: {sentence}")

    def place(self, key: str) -> str:
        """Return the dotted place of a key."""
        return f"{self._place}.{key}" if self._place else key

    def _get(self, key: str, kind: type, what: str) -> Any:
        self._asked.add(key)
        value = self._content.get(key, _ABSENT)
        if value is _ABSENT:
            return None
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.problem(key, f"must be {what}")
            return None
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be there and not be empty."""
        value = self._get(key, str, "a text")
        if not value and default is None:
            self.problem(key, "is missing")
        return str(value) if value else default or ""

    def optional(self, key: str) -> str | None:
        """Return a text or nothing."""
        return self._get(key, str, "a text") or None

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """Return one of the choices."""
        value = self.text(key, default)
        if value in choices:
            return value
        self.problem(key, f"must be one of {', '.join(choices)}, not {value!r}")
        return default

    def number(self, key: str, default: int, lowest: int, highest: int) -> int:
        """Return a whole number within its bounds."""
        value = self._get(key, int, "a whole number")
        if value is None:
            return default
        if not lowest <= value <= highest:
            self.problem(key, f"must be between {lowest} and {highest}, not {value}")
            return default
        return int(value)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self._get(key, bool, "true or false")
        return default if value is None else bool(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._get(key, list, "a list of texts") or []
        if not all(isinstance(item, str) and item for item in value):
            self.problem(key, "must be a list of texts, none empty")
            return ()
        return tuple(value)

    def lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Return a list of lists of texts."""
        value = self._get(key, list, "a list of lists of texts") or []
        good = all(isinstance(way, list) and way and all(isinstance(item, str) for item in way) for way in value)
        if not good:
            self.problem(key, "must be a list of lists of texts")
            return ()
        return tuple(tuple(way) for way in value)

    def table(self, key: str) -> Table:
        """Return a table inside this one, empty when it is absent."""
        return Table(self._get(key, dict, "a table") or {}, self.place(key), self.problems)

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return an array of tables."""
        value = self._get(key, list, "an array of tables") or []
        if not all(isinstance(item, dict) for item in value):
            self.problem(key, "must be an array of tables")
            return ()
        return tuple(Table(item, f"{self.place(key)}[{index}]", self.problems) for index, item in enumerate(value))

    def names(self) -> tuple[str, ...]:
        """Return the keys of this table in their order."""
        return tuple(self._content)

    def finish(self) -> None:
        """Report keys that mean nothing here, so that a typing error is not taken for a setting."""
        for key in self._content:
            if key not in self._asked:
                self.problem(key, "is not known here")
