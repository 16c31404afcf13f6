"""The words and bounds out of which a method is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

LONGEST_TEXT = 2000
LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Words:
    """A bound on a text: the pattern that it matches, its longest length, and how that is said."""

    longest: int
    pattern: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """A bound on a whole number."""

    least: int
    most: int


Code = Annotated[
    str, Words(60, "[a-z][a-z0-9_]{0,59}", "a code: lower-case letters, digits and underscores, a letter first")
]
Reference = Annotated[str, Words(60, "([a-z][a-z0-9_]{0,59})?", "the code of another part, or nothing")]
ClauseReference = Annotated[
    str, Words(121, r"([a-z][a-z0-9_]{0,59}\.[a-z0-9][a-z0-9_]{0,59})?", "policy.clause, or nothing")
]
ClauseCode = Annotated[str, Words(60, "[a-z0-9][a-z0-9_]{0,59}", "the number or code of a clause")]
VersionCode = Annotated[str, Words(20, r"(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}", "three numbers such as 1.4.0")]
Name = Annotated[str, Words(LONGEST_NAME)]
Text = Annotated[str, Words(LONGEST_TEXT)]

ClassCode = Literal["A", "B", "C"]
CLASSES: tuple[ClassCode, ...] = ("A", "B", "C")

Side = Literal["business", "delivery", "control", "supplier"]
FieldKind = Literal[
    "text", "long_text", "list", "table", "date", "money", "number", "share", "choice", "person", "flag"
]
Evidence = Literal["none", "record", "document", "link", "signature"]
Deed = Literal[
    "archive_sealed",
    "gate_requested",
    "manager_appointed",
    "outlook_updated",
    "plan_baselined",
    "project_accepted",
    "project_closed",
    "review_scheduled",
    "status_reported",
]
Verb = Literal["shall", "should"]
AnchorKind = Literal["project_start", "project_end", "phase_start", "phase_end", "gate"]
Every = Literal["week", "fortnight", "month", "quarter"]
Confidentiality = Literal["open", "internal", "confidential"]
Check = Literal[
    "artefact_approved",
    "artefact_baselined",
    "benefits_at_least",
    "benefits_owner_confirmed",
    "capacity_booked",
    "changes_all_closed",
    "class_set",
    "confidence_shown",
    "deliverables_accepted",
    "funding_named",
    "lessons_dispositioned",
    "pm_appointed",
    "pm_inducted",
    "quality_criticals_closed",
    "return_plan_ready",
    "risks_at_least",
    "schedule_quality_passed",
    "signatories_mandated",
    "stakeholders_confirmed",
    "supplier_evaluations_started",
    "transition_done",
]
ABOUT_AN_ARTEFACT = frozenset({"artefact_approved", "artefact_baselined"})
"""The checks that name an artefact type."""
COUNTING = frozenset({"benefits_at_least", "capacity_booked", "lessons_dispositioned", "risks_at_least"})
"""The checks that need a number: how many, or how many per cent."""
DEEDS_OF_A_GATE = frozenset({"gate_requested"})
"""The deeds that meet an obligation only where they are about the gate that its anchor names."""
DEEDS_WITH_A_DOCUMENT = frozenset({"plan_baselined"})
"""The deeds that meet an obligation together with the approval of its document; every other one meets it alone."""
