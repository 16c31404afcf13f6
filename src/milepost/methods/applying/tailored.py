"""What is left of a method for a class: left out is gone, merged is moved, combined is played by another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from milepost.methods.definition import (
    ArtefactType,
    Checklist,
    Criterion,
    FieldType,
    Gate,
    Method,
    Obligation,
    Tailoring,
)
from milepost.methods.definition.vocabulary import ClassCode


def tailored(method: Method, project_class: ClassCode) -> Method:
    """Return what binds a class, as a method without tailoring; several tailorings of one class add up.

    Fields that the class need not fill stay, not required. The fields that a merged document demands of the class
    stand in the one that it became part of, named after both where their codes are the same.
    """
    rows = _Rows([each for each in method.tailoring if each.project_class == project_class], project_class)
    return replace(
        method,
        limits=tuple(each for each in method.limits if each.project_class == project_class),
        artefact_types=tuple(rows.artefacts(method.artefact_types)),
        obligations=tuple(rows.obligations(method.obligations)),
        checklists=tuple(rows.checklists(method.checklists)),
        gates=tuple(rows.gate(each) for each in method.gates),
        tailoring=(),
    )


class _Rows:
    """The tailorings of one class, added up."""

    def __init__(self, rows: list[Tailoring], project_class: ClassCode) -> None:
        self.project_class = project_class
        self.into = {each.artefact: each.into for row in rows for each in row.merge}
        self.played = {each.role: each.into for row in rows for each in row.combine}
        self.gone = {code for row in rows for code in row.without_artefacts} - self.into.keys()
        self.dropped = {code for row in rows for code in row.without_obligations}
        self.unlisted = {code for row in rows for code in row.without_checklists}
        self.unasked = {code for row in rows for code in row.without_criteria}

    def counts(self, classes: tuple[ClassCode, ...]) -> bool:
        """Return whether a part counts for the class: naming none means all."""
        return not classes or self.project_class in classes

    def document(self, code: str) -> str:
        """Return the document in which `code` is found, after merging."""
        return _end_of(code, self.into)

    def player(self, role: str) -> str:
        """Return the role that plays `role`, after combining."""
        return _end_of(role, self.played)

    def artefacts(self, kinds: tuple[ArtefactType, ...]) -> Iterator[ArtefactType]:
        """Yield the documents that the class writes, with the fields of those that became part of them."""
        for kind in kinds:
            if kind.code in self.gone or self.document(kind.code) != kind.code:
                continue
            fields = [self._field(each) for each in kind.fields]
            for other in kinds:
                if other.code != kind.code and self.document(other.code) == kind.code:
                    fields += self._moved(other, {each.code for each in fields})
            yield replace(
                kind,
                fields=tuple(fields),
                responsible=self.player(kind.responsible),
                approvers=_once(self.player(each) for each in kind.approvers),
                reviewers=_once(self.player(each) for each in kind.reviewers),
                builds_on=_once(self._kept_documents(kind)),
            )

    def obligations(self, duties: tuple[Obligation, ...]) -> Iterator[Obligation]:
        """Yield what the class owes."""
        for duty in duties:
            if self.counts(duty.classes) and duty.code not in self.dropped:
                yield replace(
                    duty,
                    role=self.player(duty.role),
                    verified_by=self.player(duty.verified_by),
                    artefact=self.document(duty.artefact),
                    classes=(),
                )

    def checklists(self, checklists: tuple[Checklist, ...]) -> Iterator[Checklist]:
        """Yield the checklists that the class goes through."""
        for each in checklists:
            if self.counts(each.classes) and each.code not in self.unlisted:
                yield replace(each, classes=())

    def gate(self, gate: Gate) -> Gate:
        """Return a gate with the criteria that count for the class."""
        return replace(
            gate,
            decided_by=self.player(gate.decided_by),
            reviewed_by=_once(self.player(each) for each in gate.reviewed_by),
            criteria=tuple(self._criterion(each) for each in gate.criteria if self._asked(each)),
        )

    def _asked(self, criterion: Criterion) -> bool:
        return self.counts(criterion.classes) and criterion.code not in self.unasked and criterion.of not in self.gone

    def _criterion(self, criterion: Criterion) -> Criterion:
        return replace(criterion, of=self.document(criterion.of), classes=())

    def _field(self, field: FieldType) -> FieldType:
        required = (self.project_class,) if self.project_class in field.required else ()
        return replace(field, required=required)

    def _moved(self, kind: ArtefactType, taken: set[str]) -> Iterator[FieldType]:
        for field in kind.fields:
            if self.project_class in field.required:
                code = field.code if field.code not in taken else f"{kind.code}_{field.code}"
                yield replace(self._field(field), code=code)

    def _kept_documents(self, kind: ArtefactType) -> Iterator[str]:
        found = (self.document(each) for each in kind.builds_on if each not in self.gone)
        yield from (each for each in found if each != kind.code)


def _end_of(code: str, into: dict[str, str]) -> str:
    """Follow `into` to its end; a circle, which the linter refuses, ends where it closes."""
    seen = {code}
    while (following := into.get(code, code)) not in seen:
        seen.add(code := following)
    return code


def _once(codes: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))
