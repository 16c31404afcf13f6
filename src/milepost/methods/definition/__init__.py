"""A version of a method as data: frozen, pure, and the one source of its reader, its writer and its schema."""

from milepost.methods.definition.artefacts import ArtefactType, Checklist, ChecklistItem, FieldType
from milepost.methods.definition.duties import Anchor, Clause, Obligation, Policy, Recurrence
from milepost.methods.definition.method import Method
from milepost.methods.definition.parts import Activity, Criterion, Gate, Phase, Role
from milepost.methods.definition.tailoring import ClassLimit, Combination, Merger, Tailoring

__all__ = [
    "Activity",
    "Anchor",
    "ArtefactType",
    "Checklist",
    "ChecklistItem",
    "ClassLimit",
    "Clause",
    "Combination",
    "Criterion",
    "FieldType",
    "Gate",
    "Merger",
    "Method",
    "Obligation",
    "Phase",
    "Policy",
    "Recurrence",
    "Role",
    "Tailoring",
]
