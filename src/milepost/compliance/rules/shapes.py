"""The facts on which an account of obligations rests, and the lines that come of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from milepost.compliance.choices import DutyState
from milepost.compliance.rules.deeds import Deed
from milepost.compliance.rules.life import Life
from milepost.methods.definition import Method, Obligation


class Outcome(StrEnum):
    """How an obligation counts; the words are those of the engine."""

    ON_TIME = "on_time"
    LATE = "late"
    BREACHED = "breached"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Plan:
    """What bound a project from a day on: a method version, tailored to its class."""

    from_day: date
    version_id: int
    method: Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What is recorded of one time of an obligation."""

    id: int
    code: str
    occurrence: int
    name: str
    mandatory: bool
    critical: bool
    weight: int
    clause: str
    due: date | None
    performed_on: date | None = None
    performed_by_id: int | None = None
    sent_back_on: date | None = None
    rework_by: date | None = None
    verified: bool = False
    breached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Permit:
    """A granted waiver: from when until when it holds, or a dispensation, which changes no date."""

    id: int
    code: str
    occurrence: int
    from_day: date
    to_day: date
    dispensation: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the account of one project rests on; `deeds` are told by the name of what they meet."""

    life: Life
    plans: Sequence[Plan]
    recorded: Sequence[Recorded] = ()
    deeds: Mapping[str, Sequence[Deed]] = field(default_factory=dict)
    permits: Sequence[Permit] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One time of an obligation of a project, and how it stands."""

    project_id: int
    code: str
    occurrence: int
    name: str
    mandatory: bool
    critical: bool
    weight: int
    clause: str
    state: DutyState
    due: date | None = None
    asked_for: date | None = None
    is_fact: bool = True
    outcome: Outcome | None = None
    reason: str = ""
    performed_on: date | None = None
    deed: Deed | None = None
    breached_on: date | None = None
    rework_by: date | None = None
    terms: Obligation | None = None
    version_id: int = 0
    duty_id: int | None = None
    permit_id: int | None = None
    dispensed: bool = False
    is_recorded_breach: bool = False

    @property
    def key(self) -> str:
        """Return the name under which it is asked for: the code of the obligation and its number."""
        return f"{self.code}.{self.occurrence}"

    @property
    def is_unmet(self) -> bool:
        """Return whether something is still to be done about it."""
        return self.state in UNMET or (self.state == DutyState.BREACHED and self.performed_on is None)

    @property
    def is_unmet_breach(self) -> bool:
        """Return whether it was breached and was not met since."""
        return self.state == DutyState.BREACHED and self.performed_on is None

    @property
    def waits_for_verification(self) -> bool:
        """Return whether it was performed and nobody said yet that it was."""
        return self.performed_on is not None and self.state == DutyState.PERFORMED


UNMET = frozenset({DutyState.EXPECTED, DutyState.DUE, DutyState.REWORK, DutyState.UNDATED, DutyState.MISSED})
