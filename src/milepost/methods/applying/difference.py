"""How two versions of a method differ for a class of projects: what is gained, lost and changed, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from milepost.methods.applying.tailored import tailored
from milepost.methods.definition import Method
from milepost.methods.definition.vocabulary import ClassCode

Kind = Literal["document", "field", "obligation", "criterion", "checklist", "gate", "phase", "role"]
KINDS: tuple[Kind, ...] = ("document", "field", "obligation", "criterion", "checklist", "gate", "phase", "role")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a method by kind and code, its name, where it belongs, and the minutes that it costs once."""

    kind: Kind
    code: str
    name: str
    of: str = ""
    critical: bool = False
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A part that both versions have, and the names of what differs in it."""

    part: Part
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a project of a class gains, loses and finds changed when it moves from one version to another."""

    gained: tuple[Part, ...]
    lost: tuple[Part, ...]
    changed: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether the class is asked for the same in both."""
        return not (self.gained or self.lost or self.changed)

    @property
    def minutes(self) -> int:
        """Return the minutes that one time of everything gained costs, less that of everything lost."""
        return sum(each.minutes for each in self.gained) - sum(each.minutes for each in self.lost)


Told = tuple[Part, Any]
Key = tuple[Kind, str, str]


def difference(before: Method | None, after: Method, project_class: ClassCode) -> Difference:
    """Return how `after` differs from `before` for a class; without a before everything is gained."""
    old = {} if before is None else _parts(tailored(before, project_class))
    new = _parts(tailored(after, project_class))
    changed = (
        Change(part, what) for key, (part, told) in new.items() if key in old and (what := _differs(old[key][1], told))
    )
    return Difference(
        gained=tuple(part for key, (part, _) in new.items() if key not in old),
        lost=tuple(part for key, (part, _) in old.items() if key not in new),
        changed=tuple(changed),
    )


def _parts(method: Method) -> dict[Key, Told]:
    """Return every part that is compared, by kind, code and where it belongs; a nested part is its own."""
    return {(part.kind, part.code, part.of): (part, told) for part, told in _told(method)}


def _told(method: Method) -> Iterator[Told]:
    for kind in method.artefact_types:
        yield Part("document", kind.code, kind.name), kind
        yield from ((Part("field", each.code, each.label, kind.name), each) for each in kind.fields)
    for duty in method.obligations:
        yield Part("obligation", duty.code, duty.action, critical=duty.critical, minutes=duty.minutes), duty
    for gate in method.gates:
        yield Part("gate", gate.code, gate.name), gate
        yield from ((Part("criterion", each.code, each.sentence, gate.name), each) for each in gate.criteria)
    yield from ((Part("checklist", each.code, each.name), each) for each in method.checklists)
    yield from ((Part("phase", each.code, each.name), each) for each in method.phases)
    yield from ((Part("role", each.code, each.name), each) for each in method.roles)


def _differs(old: Any, new: Any) -> tuple[str, ...]:
    """Return the names of the fields in which two parts differ; parts within them are told by themselves."""
    return tuple(_differing(old, new))


def _differing(old: Any, new: Any) -> Iterable[str]:
    for field in fields(old):
        if field.name not in {"fields", "criteria"} and getattr(old, field.name) != getattr(new, field.name):
            yield field.name.replace("_", " ")
