"""A method as one class of projects sees it: what is left after tailoring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.methods.definition import (
    ArtefactType,
    Checklist,
    Combination,
    Criterion,
    Gate,
    Merger,
    Method,
    Obligation,
)
from milepost.methods.definition.vocabulary import CLASSES, ClassCode
from milepost.methods.lint.reading.parts import by_code, placed


@dataclass(frozen=True, slots=True)
class ForClass:
    """What binds a class; every part stands with its place."""

    project_class: ClassCode
    artefacts: tuple[tuple[str, ArtefactType], ...]
    obligations: tuple[tuple[str, Obligation], ...]
    checklists: tuple[tuple[str, Checklist], ...]
    criteria: tuple[tuple[str, Gate, Criterion], ...]
    merged: dict[str, str]
    combined: dict[str, str]

    @property
    def writes(self) -> frozenset[str]:
        """Return the documents that the class writes by themselves."""
        return frozenset(each.code for _, each in self.artefacts)

    def played_by(self, role: str) -> str:
        """Return the role that plays `role` after combining."""
        seen = {role}
        while (into := self.combined.get(role, role)) not in seen:
            seen.add(role := into)
        return role


def for_classes(method: Method) -> Iterator[ForClass]:
    """Yield the view of every class, the one with most method first."""
    for project_class in CLASSES:
        yield for_class(method, project_class)


def for_class(method: Method, project_class: ClassCode) -> ForClass:
    """Return what is left of a method for a class; several tailorings of one class add up."""
    rows = [each for each in method.tailoring if each.project_class == project_class]
    merges: list[Merger] = [each for row in rows for each in row.merge]
    combines: list[Combination] = [each for row in rows for each in row.combine]
    gone = {code for row in rows for code in row.without_artefacts} | {each.artefact for each in merges}
    dropped = {code for row in rows for code in row.without_obligations}
    unlisted = {code for row in rows for code in row.without_checklists}
    unasked = {code for row in rows for code in row.without_criteria}
    return ForClass(
        project_class=project_class,
        artefacts=tuple(each for each in placed(method.artefact_types, "artefact_types") if each[1].code not in gone),
        obligations=tuple(
            (path, each)
            for path, each in placed(method.obligations, "obligations")
            if counts(each.classes, project_class) and each.code not in dropped
        ),
        checklists=tuple(
            (path, each)
            for path, each in placed(method.checklists, "checklists")
            if counts(each.classes, project_class) and each.code not in unlisted
        ),
        criteria=tuple(
            (place, gate, each)
            for path, gate in placed(method.gates, "gates")
            for place, each in placed(gate.criteria, f"{path}.criteria")
            if counts(each.classes, project_class) and each.code not in unasked
        ),
        merged={each.artefact: each.into for each in merges},
        combined={each.role: each.into for each in combines},
    )


def counts(classes: tuple[ClassCode, ...], project_class: ClassCode) -> bool:
    """Return whether a part counts for a class: naming none means all."""
    return not classes or project_class in classes


def required_fields(method: Method, view: ForClass, code: str) -> int:
    """Return how many fields a document demands of a class, with those that are merged into it."""
    kinds = by_code(method.artefact_types)
    parts = [code, *(each for each, into in view.merged.items() if into == code and each != code)]
    return sum(view.project_class in each.required for part in parts if part in kinds for each in kinds[part].fields)
