"""The six sections of a plan, and which documents of a method serve each: declared here and nowhere else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from milepost.kernel.canonical import Json
from milepost.kernel.errors import Unmet
from milepost.planning.choices import Section

SERVED_BY: dict[Section, tuple[tuple[str, ...], ...]] = {
    Section.SCOPE: (("work_plan", "requirements_plan"), ("work_plan",)),
    Section.RISK: (("risk_plan",), ("project_handbook",)),
    Section.TIME: (("work_plan",),),
    Section.COST: (("work_plan",),),
    Section.QUALITY: (("quality_plan", "acceptance_plan"), ("acceptance_plan",)),
    Section.INFORMATION: (
        ("communications_plan", "stakeholder_matrix"),
        ("communications_plan",),
        ("project_handbook",),
    ),
}
"""Alternatives, the best first: the first of which the method asks every document of the project's class is taken.

Classes A and B of the shipped method write plans of their own for risk, quality and communications; class C writes a
page of the handbook for each. A method that asks for none of them leaves the section to what is recorded.
"""


def documents_for(section: Section, owed: Collection[str]) -> tuple[str, ...]:
    """Return the codes of the documents that serve `section` where these are `owed`; none where the method has none."""
    return next((each for each in SERVED_BY[section] if set(each) <= set(owed)), ())


@dataclass(frozen=True, slots=True)
class Document:
    """A document that serves a section, and where it stands; `state` is empty while it was not started."""

    code: str
    name: str
    artefact_id: int | None = None
    state: str = ""
    approved: bool = False
    number: int | None = None
    sha256: str = ""
    open_comments: int = 0


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """What is recorded of a section beside its documents: in words, as content, its cost, what is missing."""

    sentence: str
    content: Json
    amount: Decimal | None = None
    unmet: tuple[Unmet, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionStanding:
    """Where one section stands: its documents and what is recorded."""

    section: Section
    documents: tuple[Document, ...]
    facts: tuple[SectionFacts, ...] = ()

    @property
    def state(self) -> str:
        """Return `missing`, `draft` or `approved`: the least of its documents, and draft while anything is missing."""
        if any(not each.state for each in self.documents):
            return "missing"
        settled = all(each.approved and not each.open_comments for each in self.documents)
        return "approved" if settled and not any(each.unmet for each in self.facts) else "draft"

    @property
    def label(self) -> str:
        """Return its name."""
        return str(self.section.label)


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """Where a plan stands: its six sections, and the baseline that holds it, if one does."""

    project_id: int
    sections: tuple[SectionStanding, ...]
    baseline_number: int | None = None
    baseline_hash: str = ""
    proposed: bool = False
    follows_method: bool = True

    def section(self, section: Section) -> SectionStanding:
        """Return one of the six."""
        return next(each for each in self.sections if each.section == section)

    @property
    def complete(self) -> bool:
        """Say whether all six are approved."""
        return all(each.state == "approved" for each in self.sections)


def sections_are_approved(standing: PlanStanding) -> list[Unmet]:
    """Return what is wrong with the documents of the sections: not started, not approved, comments open."""
    return [*filter(None, (_section_unmet(each) for each in standing.sections))]


def _section_unmet(standing: SectionStanding) -> Unmet | None:
    wanting = [_wanting(each) for each in standing.documents if not each.approved or each.open_comments]
    if not wanting:
        return None
    return Unmet(
        rule="section_is_approved",
        sentence=f"The section on {standing.label.lower()} is approved, with every comment resolved.",
        missing="; ".join(wanting) + ".",
        cure="Who writes the document, and who approves it by the method",
        path="Open the document: it says what is missing and whose turn it is.",
    )


def _wanting(document: Document) -> str:
    if not document.state:
        return f"{document.name} is not begun"
    if document.open_comments:
        return f"{document.name} has {document.open_comments} open comment(s)"
    return f"{document.name} is not approved"


def plan_follows_a_method(*, follows: bool) -> Unmet | None:
    """Require a method that says which documents the sections are."""
    if follows:
        return None
    return Unmet(
        rule="plan_follows_a_method",
        sentence="A plan of six sections is proposed by a method that names its documents.",
        missing="A method version that this project follows.",
        cure="The PMO",
        path="Record dates and cost as the baseline, or ask the PMO to move the project to a method version.",
    )
