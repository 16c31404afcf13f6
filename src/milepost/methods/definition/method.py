"""A version of a method, whole."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.methods.definition.artefacts import ArtefactType, Checklist
from milepost.methods.definition.duties import Obligation, Policy
from milepost.methods.definition.parts import Activity, Gate, Phase, Role
from milepost.methods.definition.tailoring import ClassLimit, Tailoring
from milepost.methods.definition.vocabulary import Code, Name, Text, VersionCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Everything that a PMO lays down for its projects, in the order in which a reader meets it."""

    code: Code
    name: Name
    version: VersionCode
    summary: Text = ""
    attribution: Text = ""
    licence: Name = ""
    limits: tuple[ClassLimit, ...] = ()
    policies: tuple[Policy, ...] = ()
    roles: tuple[Role, ...] = ()
    phases: tuple[Phase, ...] = ()
    gates: tuple[Gate, ...] = ()
    artefact_types: tuple[ArtefactType, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    activities: tuple[Activity, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    tailoring: tuple[Tailoring, ...] = ()
