"""What is due from whom by when, and the policy that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from milepost.methods.definition.vocabulary import (
    AnchorKind,
    ClassCode,
    ClauseCode,
    ClauseReference,
    Code,
    Deed,
    Every,
    Evidence,
    Name,
    Reference,
    Text,
    Verb,
    Whole,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A date in the life of a project: an event, and calendar days after it, before it when negative."""

    kind: AnchorKind
    of: Reference = ""
    days: Annotated[int, Whole(-3650, 3650)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """How often an obligation comes round after its first time, and until when."""

    every: Every
    until: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Something that somebody shall or should do by a date.

    `artefact` names the artefact type whose approval performs it, if one does; `deed` what somebody does elsewhere in
    the house that performs it by itself; `minutes` is what one time costs.
    A `legal` one is demanded by a law: no waiver lifts it.
    """

    code: Code
    verb: Verb
    action: Text
    role: Reference
    anchor: Anchor
    clause: ClauseReference = ""
    verified_by: Reference = ""
    recurrence: Recurrence | None = None
    weight: Annotated[int, Whole(1, 10)] = 1
    critical: bool = False
    evidence: Evidence = "record"
    artefact: Reference = ""
    deed: Deed | None = None
    minutes: Annotated[int, Whole(0, 10_000)] = 0
    classes: tuple[ClassCode, ...] = ()
    legal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One numbered sentence of a policy, to which obligations refer."""

    code: ClauseCode
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Why obligations exist: an objective and the clauses that serve it.

    `audience` names the roles that must know it; it is reviewed `review_months` after it takes effect, 0 means never.
    """

    code: Code
    name: Name
    objective: Text = ""
    audience: tuple[Code, ...] = ()
    review_months: Annotated[int, Whole(0, 120)] = 0
    clauses: tuple[Clause, ...] = ()
