"""Who takes part, the phases they go through, the gates between them, and who does what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from milepost.methods.definition.vocabulary import Check, ClassCode, Code, Name, Reference, Side, Text, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A part that somebody plays. `never_with` names roles that the same person may not hold on one project."""

    code: Code
    name: Name
    side: Side
    purpose: Text = ""
    never_with: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of a project's life; it is entered and left by a gate, the first and the last excepted."""

    code: Code
    name: Name
    purpose: Text = ""
    entry_gate: Reference = ""
    exit_gate: Reference = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A condition of a gate that a machine checks. `of` names an artefact type, `least` a number, where it needs one.

    `classes` says for which classes it counts; none means for all.
    """

    code: Code
    check: Check
    sentence: Text
    of: Reference = ""
    least: Annotated[int, Whole(0, 1000)] = 0
    classes: tuple[ClassCode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The decision between two phases, by whom, after whose review, and what must hold before it is asked for."""

    code: Code
    name: Name
    decided_by: Reference
    criteria: tuple[Criterion, ...] = ()
    reviewed_by: tuple[Code, ...] = ()
    refused_leads_to: Reference = ""
    purpose: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A line of the RASCI matrix. `verified_by` is the ninth column's own letter: who checks that it was done."""

    code: Code
    name: Name
    phases: tuple[Code, ...]
    artefact: Reference = ""
    responsible: tuple[Code, ...] = ()
    accountable: tuple[Code, ...] = ()
    supports: tuple[Code, ...] = ()
    consulted: tuple[Code, ...] = ()
    informed: tuple[Code, ...] = ()
    verified_by: tuple[Code, ...] = ()
