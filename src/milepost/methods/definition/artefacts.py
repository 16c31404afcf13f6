"""The structured documents of a method, their fields, and checklists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from milepost.methods.definition.duties import Anchor
from milepost.methods.definition.vocabulary import (
    ClassCode,
    Code,
    Confidentiality,
    Evidence,
    FieldKind,
    Name,
    Reference,
    Text,
    Whole,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldType:
    """A field of a structured document.

    `required` names the classes that need it. `least_words` and `least_items` are the minimum quality of an answer:
    words of a text, lines of a list or table.
    """

    code: Code
    label: Name
    type: FieldKind
    required: tuple[ClassCode, ...] = ()
    help: Text = ""
    example: Text = ""
    least_words: Annotated[int, Whole(0, 500)] = 0
    least_items: Annotated[int, Whole(0, 100)] = 0
    options: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtefactType:
    """A structured document: who writes, reviews and approves it, when it is due, on what it builds, and its fields."""

    code: Code
    name: Name
    phase: Reference
    purpose: Text
    responsible: Reference
    due: Anchor
    fields: tuple[FieldType, ...]
    approvers: tuple[Code, ...] = ()
    reviewers: tuple[Code, ...] = ()
    builds_on: tuple[Code, ...] = ()
    confidentiality: Confidentiality = "internal"
    retention_years: Annotated[int, Whole(0, 100)] = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One question of a checklist, and what shows that it was answered."""

    code: Code
    text: Text
    evidence: Evidence = "none"
    critical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Questions that are gone through at an event: a gate, or the beginning or end of a phase."""

    code: Code
    name: Name
    used_at: Anchor
    items: tuple[ChecklistItem, ...] = ()
    classes: tuple[ClassCode, ...] = ()
