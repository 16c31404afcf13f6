"""The sheet of a document: its type as a class of projects needs it, and which roles of the house play its roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from milepost.kernel.policy import Roles
from milepost.methods.definition import ArtefactType, FieldType, Method, Tailoring
from milepost.projects.choices import DELIVERY, OUTSIDERS, PLAYED_BY, PLAYED_BY_SIDE


@dataclass(frozen=True, slots=True)
class Part:
    """A role of the method, and the roles of the house that play it."""

    code: str
    name: str
    played_by: Roles


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document that a project owes: its type for the project's class, and who reviews and approves it."""

    type: ArtefactType
    project_class: str
    phase: str
    responsible: Part
    reviewers: tuple[Part, ...]
    approvers: tuple[Part, ...]

    @property
    def fields(self) -> tuple[FieldType, ...]:
        """Return the fields, those that the class requires first."""
        needed = [field for field in self.type.fields if self.needs(field)]
        return (*needed, *(field for field in self.type.fields if not self.needs(field)))

    def needs(self, field: FieldType) -> bool:
        """Say whether the class of the project requires `field`."""
        return self.project_class in field.required

    def field(self, code: str) -> FieldType | None:
        """Return the field of that code, None where the document has none."""
        return next((field for field in self.type.fields if field.code == code), None)


def sheets(method: Method, project_class: str) -> tuple[Sheet, ...]:
    """Return the documents that a project of a class owes, in the order of the method's phases."""
    tailoring = next((each for each in method.tailoring if each.project_class == project_class), None)
    order = [phase.code for phase in method.phases]
    names = {phase.code: phase.name for phase in method.phases}
    types = sorted(_kept(method, tailoring), key=lambda each: order.index(each.phase) if each.phase in order else -1)
    return tuple(_sheet(method, tailoring, each, project_class, names.get(each.phase, "")) for each in types)


def _kept(method: Method, tailoring: Tailoring | None) -> Iterator[ArtefactType]:
    merged = {each.artefact: each.into for each in tailoring.merge} if tailoring else {}
    without = set(tailoring.without_artefacts) if tailoring else set()
    by_code = {each.code: each for each in method.artefact_types}
    for each in method.artefact_types:
        if each.code in without or each.code in merged:
            continue
        moved = [by_code[code] for code, into in merged.items() if into == each.code and code in by_code]
        yield replace(each, fields=(*each.fields, *_moved(moved, tailoring.project_class))) if tailoring else each


def _moved(types: Iterable[ArtefactType], project_class: str) -> Iterator[FieldType]:
    """Yield the required fields of documents that become part of another, under a code that says where from."""
    for each in types:
        for field in each.fields:
            if project_class in field.required:
                yield replace(field, code=f"{each.code}_{field.code}"[:60], label=f"{each.name}: {field.label}")


def _sheet(method: Method, tailoring: Tailoring | None, kind: ArtefactType, project_class: str, phase: str) -> Sheet:
    def parts(codes: Iterable[str]) -> tuple[Part, ...]:
        return tuple(dict.fromkeys(_part(method, tailoring, code) for code in codes if code))

    approvers = parts(kind.approvers)
    return Sheet(
        type=kind,
        project_class=project_class,
        phase=phase,
        responsible=_part(method, tailoring, kind.responsible),
        reviewers=tuple(part for part in parts(kind.reviewers) if part not in approvers and _judges(part)),
        approvers=approvers,
    )


def _judges(part: Part) -> bool:
    """Say whether somebody plays the part who neither delivers, and so writes, nor stands outside and sees nothing."""
    return bool(part.played_by - DELIVERY - OUTSIDERS)


def players_of(method: Method, code: str) -> Part:
    """Return a role of a method, or of a tailored one, with the roles of the house that play it."""
    return _part(method, None, code)


def _part(method: Method, tailoring: Tailoring | None, code: str) -> Part:
    combined = {each.role: each.into for each in tailoring.combine} if tailoring else {}
    played = combined.get(code, code)
    role = next((each for each in method.roles if each.code == played), None)
    if role is None:
        return Part(played, played, frozenset())
    return Part(played, role.name, PLAYED_BY.get(played, PLAYED_BY_SIDE[role.side]))
