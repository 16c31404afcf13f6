"""How much of what a class requires is filled in well enough, and what is missing with its cure.

Filling one more field, or saying more in one, never makes a document less complete.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from milepost.artefacts.rules.content.values import Content, Value, wording
from milepost.methods.definition import FieldType


@dataclass(frozen=True, slots=True)
class Gap:
    """A required field that is empty, or says less than the method asks for."""

    field: str
    label: str
    lacks: str
    cure: str

    @property
    def missing(self) -> str:
        """Return what is missing, by name."""
        return f"{self.label}: {self.lacks}."


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many required fields are filled in well enough, of how many, and the gaps in the order of the fields."""

    filled: int
    required: int
    gaps: tuple[Gap, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """Return the share that is filled in, None where nothing is required."""
        return Fraction(self.filled, self.required) if self.required else None

    @property
    def whole(self) -> bool:
        """Say whether nothing is missing."""
        return not self.gaps


def completeness(fields: Iterable[FieldType], project_class: str, content: Content) -> Completeness:
    """Return how complete `content` is for a project of `project_class`."""
    required = [field for field in fields if project_class in field.required]
    gaps = tuple(gap for gap in (_gap(field, content.get(field.code)) for field in required) if gap)
    return Completeness(len(required) - len(gaps), len(required), gaps)


def _gap(field: FieldType, value: Value | None) -> Gap | None:
    if value is None or value is False or value in ("", ()):
        cure = field.help or "Fill it in."
        return Gap(field.code, field.label, "empty", cure)
    words = len(wording(value).split())
    if words < field.least_words:
        lacks = f"{_counted(words, 'word')} of at least {field.least_words}"
        return Gap(field.code, field.label, lacks, "Say it in a whole sentence. " + field.help)
    items = len(value) if isinstance(value, tuple) else 0
    if isinstance(value, tuple) and items < field.least_items:
        lacks = f"{_counted(items, 'line')} of at least {field.least_items}"
        return Gap(field.code, field.label, lacks, "Write one a line. " + field.help)
    return None


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
