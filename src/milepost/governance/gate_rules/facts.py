"""The facts that gates are judged by: gathered once, frozen, and kept with the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A document that the method asks for, as it stands; `approved` is the number of its approved version."""

    name: str
    state: str
    approved: int | None
    approvers: str


@dataclass(frozen=True, slots=True)
class BenefitFact:
    """A benefit: what it is called, who owns it, and whether it says how much of what is expected by when."""

    name: str
    owner: str
    measured: bool


@dataclass(frozen=True, slots=True)
class StatementFact:
    """What somebody stated for a criterion that no other record tells, with where it can be seen."""

    by: str
    role: str
    on: date
    text: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of what is due is done, and what is still open, by name: the one shape in which floors answer."""

    done: int
    due: int
    still_open: tuple[str, ...] = ()

    @property
    def per_cent(self) -> int | None:
        """Return the done share in whole per cent, rounded down; None where nothing is due."""
        return None if self.due == 0 else self.done * 100 // self.due


@dataclass(frozen=True, slots=True)
class GateFacts:
    """Everything that a rule may look at, about one project at one instant.

    `tallies` has what the floors answer, by check; a check that no floor answers is missing in it, which is unknown.
    """

    project: str
    project_class: str
    pm: str = ""
    sponsor: str = ""
    oversight: str = ""
    client: str = ""
    documents: Mapping[str, DocumentFact] = field(default_factory=dict)
    benefits: tuple[BenefitFact, ...] = ()
    open_risks: int = 0
    risks_recorded: int = 0
    baselines: int = 0
    milestones: int = 0
    grave_issues: tuple[str, ...] = ()
    open_decisions: int = 0
    statements: Mapping[str, StatementFact] = field(default_factory=dict)
    tallies: Mapping[str, Tally] = field(default_factory=dict)
