"""A seeded defect: the shipped pack, broken in one named way, and the rules that find it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from milepost.methods.definition import Method
from milepost.methods.notation import method_from_plain, plain_of
from milepost.methods.packs import pack

Plain = dict[str, Any]
Change = Callable[[Plain], None]
PACK = plain_of(pack())


@dataclass(frozen=True)
class Defect:
    """`rule` finds it; `also` names the rules that cannot but find it too."""

    rule: str
    changes: tuple[Change, ...]
    also: frozenset[str] = field(default=frozenset())

    def method(self) -> Method:
        plain = deepcopy(PACK)
        for change in self.changes:
            change(plain)
        return method_from_plain(plain)


def defect(rule: str, *changes: Change, also: str = "") -> Defect:
    return Defect(rule, changes, frozenset(also.split()))


def put(path: str, value: Any) -> Change:
    def change(plain: Plain) -> None:
        holder, last = _holder(plain, path)
        holder[last] = value

    return change


def drop(path: str) -> Change:
    def change(plain: Plain) -> None:
        holder, last = _holder(plain, path)
        del holder[last]

    return change


def add(path: str, *values: Any, at: int | None = None) -> Change:
    """Add to the list at `path`, which may not stand there yet."""

    def change(plain: Plain) -> None:
        holder, last = _holder(plain, path)
        there = holder.setdefault(last, []) if isinstance(holder, dict) else holder[last]
        there[len(there) if at is None else at : len(there) if at is None else at] = deepcopy(list(values))

    return change


def like(path: str, **differences: Any) -> Plain:
    """Return a copy of the part at `path` of the pack, with differences."""
    holder, last = _holder(PACK, path)
    return {**deepcopy(holder[last]), **differences}


def _holder(plain: Any, path: str) -> tuple[Any, Any]:
    *steps, last = path.split("/")
    for step in steps:
        plain = plain[_key(plain, step)]
    return plain, _key(plain, last)


def _key(holder: Any, step: str) -> Any:
    """A step is a name in a table; in a list it is a place, a code, or a class."""
    if isinstance(holder, dict):
        return step
    if step.isdigit():
        return int(step)
    found = [at for at, each in enumerate(holder) if step in {each.get("code"), each.get("project_class")}]
    assert len(found) == 1, f"{step!r} stands {len(found)} times"
    return found[0]
