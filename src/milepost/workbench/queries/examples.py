"""What helps with a step: what its document is for, its fields with help and example, and checklists of its event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.governance.queries import method_of
from milepost.kernel.policy import Actor
from milepost.knowledge.queries import ShownAnswer, answers_by_step
from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench
from milepost.workbench.rules import Ask


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a document that is still to be filled in, with help and a filled example."""

    label: str
    help: str
    example: str


@dataclass(frozen=True, slots=True)
class Example:
    """What helps with one entry; all of it comes from the method and from answers that were shown to others."""

    purpose: str = ""
    fields: tuple[Field, ...] = ()
    checks: tuple[str, ...] = ()
    answers: tuple[ShownAnswer, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to show."""
        return not (self.purpose or self.fields or self.checks or self.answers)


def examples_of(bench: Bench, project: Project, asks: Iterable[Ask], reader: Actor) -> dict[str, Example]:
    """Return what helps with each entry of one project, by its subject."""
    wanted = list(asks)
    answers = answers_by_step(reader, {each.document for each in wanted if each.document}, bench.moment)
    return {each.subject: _example(bench, project, each, answers.get(each.document, ())) for each in wanted}


def _example(bench: Bench, project: Project, ask: Ask, answers: tuple[ShownAnswer, ...]) -> Example:
    sheet = bench.sheets.get(project.pk, {}).get(ask.document)
    if sheet is None:
        return Example(checks=_checklist(project, ask), answers=answers)
    artefact = bench.documents.get(project.pk, {}).get(ask.document)
    told = bench.gaps.get(artefact.pk) if artefact else None
    fields = [each for each in sheet.fields if sheet.needs(each)]
    if artefact is not None:
        empty = {each.field for each in told.gaps} if told else set()
        fields = [each for each in fields if each.code in empty]
    return Example(
        purpose=sheet.type.purpose,
        fields=tuple(Field(each.label, each.help, each.example) for each in fields),
        answers=answers,
    )


def _checklist(project: Project, ask: Ask) -> tuple[str, ...]:
    """Return the questions of the checklists that are gone through at the event of an obligation."""
    method = method_of(project) if ask.anchor[0] == "gate" else None
    lists = method.checklists if method else ()
    return tuple(
        item.text for each in lists if (each.used_at.kind, each.used_at.of) == ask.anchor for item in each.items
    )
