"""Where a document stands and what its next step is: to be begun, written, reviewed, approved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.artefacts.choices import ArtefactState, Verdict
from milepost.artefacts.models import Artefact
from milepost.artefacts.queries import Part, Sheet
from milepost.kernel.policy import Roles
from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.places import page, record
from milepost.workbench.rules import Place, Turn


@dataclass(frozen=True, slots=True)
class Step:
    """The next step of a document: how far it is, where it goes on, whose turn it is."""

    found: str
    place: Place
    turn: Turn


def subject_of(code: str) -> str:
    """Return what names a document of a type among what is asked of a project."""
    return f"document:{code}"


def is_owed(bench: Bench, project: Project, code: str) -> bool:
    """Return whether the method asks a project for a document of this type."""
    return code in bench.sheets.get(project.pk, {})


def step_of(bench: Bench, project: Project, code: str) -> Step:
    """Return the next step of a document that the project owes."""
    sheet, artefact = bench.sheets[project.pk][code], bench.documents.get(project.pk, {}).get(code)
    if artefact is None:
        begin = Place(label="Begin it", view="documents:start", arguments=(project.code, code), posts=True)
        return Step("Not begun", begin, Turn(LEADS))
    if artefact.state == ArtefactState.DRAFT:
        return _written(bench, artefact)
    if artefact.state == ArtefactState.APPROVED:
        return Step("Approved", record("artefacts", artefact.pk, "Read it"), Turn(LEADS))
    return _judged(bench, artefact, sheet)


def _written(bench: Bench, artefact: Artefact) -> Step:
    told, writing = bench.gaps.get(artefact.pk), page("documents:write", "Go on writing", artefact.pk)
    if told is None:
        return Step("Draft", writing, Turn(LEADS))
    found = f"Draft: {told.filled} of {told.required} required fields are filled in"
    return Step(found, page("documents:write", "Hand it in", artefact.pk) if told.whole else writing, Turn(LEADS))


def _judged(bench: Bench, artefact: Artefact, sheet: Sheet) -> Step:
    """Return the next step of what was handed in: comments to answer, a review, or the approval."""
    if bench.comments.get(artefact.pk):
        open_ones = bench.comments[artefact.pk]
        told = "1 comment is open" if open_ones == 1 else f"{open_ones} comments are open"
        return Step(f"Handed in; {told}", record("artefacts", artefact.pk, "Answer the comments"), Turn(LEADS))
    if artefact.state == ArtefactState.APPROVABLE:
        words = "Handed in and reviewed; it waits for approval"
        return Step(words, record("artefacts", artefact.pk, "Read and approve"), Turn(_players(sheet.approvers)))
    silent = [each for each in sheet.reviewers if _wants(bench, artefact, each)]
    names = ", ".join(each.name for each in silent) or "its reviewers"
    turn = Turn(_players(silent or sheet.reviewers))
    return Step(f"Handed in; in review by {names}", record("artefacts", artefact.pk, "Review"), turn)


def _wants(bench: Bench, artefact: Artefact, part: Part) -> bool:
    """Return whether a reviewing role has no favourable verdict on the present version, or an unfavourable one."""
    said = {each.verdict for each in bench.reviews.get(artefact.pk, []) if part.code in each.parts}
    return said != {Verdict.FAVOURABLE.value}


def _players(parts: Iterable[Part]) -> Roles:
    return frozenset().union(*(each.played_by for each in parts))
