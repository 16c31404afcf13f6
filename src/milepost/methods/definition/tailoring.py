"""How much of a method a class of projects needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from milepost.methods.definition.vocabulary import ClassCode, Code, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """An artefact that becomes part of another: its required fields move there."""

    artefact: Code
    into: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """A role that is played by whoever plays another."""

    role: Code
    into: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Tailoring:
    """What a class leaves out, merges and combines; it never leaves out a critical shall."""

    project_class: ClassCode
    without_artefacts: tuple[Code, ...] = ()
    without_obligations: tuple[Code, ...] = ()
    without_checklists: tuple[Code, ...] = ()
    without_criteria: tuple[Code, ...] = ()
    merge: tuple[Merger, ...] = ()
    combine: tuple[Combination, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLimit:
    """What a class may be burdened with at most.

    Documents, required fields of one document, obligations (a recurring one counts once), minutes of the documents and
    single obligations together, and minutes a month of the recurring ones.
    """

    project_class: ClassCode
    artefacts: Annotated[int, Whole(1, 200)]
    required_fields: Annotated[int, Whole(1, 200)]
    obligations: Annotated[int, Whole(1, 500)]
    minutes: Annotated[int, Whole(1, 1_000_000)]
    minutes_a_month: Annotated[int, Whole(1, 100_000)]
