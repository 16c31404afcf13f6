"""What a condition for closing is: a sentence that must hold, who sees to it, and a pure look at the facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from milepost.kernel.measure import NotApplicable, Result, Unknown

Open = Result[tuple[str, ...]]
"""What is still open, by name: nothing, unknown with a reason, or not applicable with a reason."""
NOT_RECORDED = Unknown("Not recorded yet.")
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Facts:
    """What is still open at the end of a project, subject by subject; what nobody records is unknown."""

    deliverables: Open = field(default=NOT_RECORDED)
    acceptance: Open = field(default=NOT_RECORDED)
    benefits: Open = field(default=NOT_RECORDED)
    evaluations: Open = field(default=NOT_RECORDED)
    contracts: Open = field(default=NOT_RECORDED)
    returns: Open = field(default=NOT_RECORDED)
    assignments: Open = field(default=NOT_RECORDED)
    commitments: Open = field(default=NOT_RECORDED)
    change_requests: Open = field(default=NOT_RECORDED)
    end_report: Open = field(default=NOT_RECORDED)
    lessons: Open = field(default=NOT_RECORDED)
    archive: Open = field(default=NOT_RECORDED)
    review: Open = field(default=NOT_RECORDED)


class Said(StrEnum):
    """What a condition says."""

    MET = "met"
    OPEN = "open"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a condition says of a project, and why; only met and not applicable let it close."""

    said: Said
    why: str = ""

    @property
    def holds(self) -> bool:
        """Return whether the project may close as far as this is concerned."""
        return self.said in {Said.MET, Said.NOT_APPLICABLE}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: its code, what it is called, what must hold, who sees to it, and where."""

    code: str
    label: str
    sentence: str
    owner: str
    path: str
    check: Callable[[Facts], Answer]


def nothing_open(fact: Open, done: str) -> Answer:
    """Answer for a subject: met with `done` when nothing is open, else what is."""
    if isinstance(fact, Unknown):
        return Answer(Said.UNKNOWN, f"Unknown: {fact.reason}")
    if isinstance(fact, NotApplicable):
        return Answer(Said.NOT_APPLICABLE, fact.reason)
    if not fact.value:
        return Answer(Said.MET, done)
    more = len(fact.value) - MOST_NAMED
    named = "; ".join(fact.value[:MOST_NAMED])
    return Answer(Said.OPEN, f"{named}; and {more} more." if more > 0 else f"{named}.")
