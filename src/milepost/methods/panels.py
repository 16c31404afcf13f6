"""What a version lays down, arranged for a reader: codes become names, anchors become words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from milepost.methods.definition import (
    Activity,
    Anchor,
    ArtefactType,
    Checklist,
    ClassLimit,
    Gate,
    Method,
    Obligation,
    Phase,
    Policy,
    Tailoring,
)
from milepost.methods.definition.vocabulary import CLASSES, ClassCode

LETTERS = (
    ("R", "responsible"),
    ("A", "accountable"),
    ("S", "supports"),
    ("C", "consulted"),
    ("I", "informed"),
    ("V", "verified_by"),
)
EVENTS = {
    "project_start": "the project begins",
    "project_end": "the project ends",
    "phase_start": "{of} begins",
    "phase_end": "{of} ends",
    "gate": "the gate {of}",
}
ALL = "all classes"


@dataclass(frozen=True, slots=True)
class ShownPhase:
    """A phase with the names of its gates."""

    phase: Phase
    entry: str
    exit: str


@dataclass(frozen=True, slots=True)
class ShownGate:
    """A gate with who decides, who reviews, where a refusal leads, and its criteria with their classes."""

    gate: Gate
    decided_by: str
    reviewed_by: str
    refused_leads_to: str
    criteria: tuple[tuple[str, str], ...]
    checklists: tuple[Checklist, ...]


@dataclass(frozen=True, slots=True)
class ShownArtefact:
    """An artefact type with names for codes, and for each field which classes need it."""

    kind: ArtefactType
    phase: str
    responsible: str
    approvers: str
    reviewers: str
    builds_on: str
    due: str


@dataclass(frozen=True, slots=True)
class ShownDuty:
    """An obligation: what, who, by when, how often, for which classes, why, and who verifies."""

    duty: Obligation
    role: str
    verified_by: str
    due: str
    classes: str
    clause: str


@dataclass(frozen=True, slots=True)
class ShownActivity:
    """A line of the RASCI table: the letters of each role in the order of the roles."""

    activity: Activity
    letters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownClass:
    """How much of the method a class needs: its limit, and what it leaves out, merges and combines, by name."""

    project_class: ClassCode
    limit: ClassLimit | None
    without: tuple[str, ...]
    merged: tuple[tuple[str, str], ...]
    combined: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A version of a method as its page shows it."""

    method: Method
    phases: tuple[ShownPhase, ...]
    gates: tuple[ShownGate, ...]
    artefacts: tuple[ShownArtefact, ...]
    duties: tuple[ShownDuty, ...]
    activities: tuple[ShownActivity, ...]
    classes: tuple[ShownClass, ...]
    policies: tuple[Policy, ...]


def shown(method: Method) -> Shown:
    """Return a method arranged for its page."""
    names = _Names(method)
    return Shown(
        method,
        tuple(ShownPhase(each, names.of(each.entry_gate), names.of(each.exit_gate)) for each in method.phases),
        tuple(_gate(each, method, names) for each in method.gates),
        tuple(_artefact(each, names) for each in method.artefact_types),
        tuple(_duty(each, names) for each in method.obligations),
        tuple(_activity(each, method) for each in method.activities),
        tuple(_class(each, method, names) for each in CLASSES),
        method.policies,
    )


def due_words(anchor: Anchor, of: str) -> str:
    """Return an anchor in words: "10 days after the project begins"."""
    event = EVENTS[anchor.kind].format(of=of)
    if not anchor.days:
        return f"at {event}" if anchor.kind == "gate" else f"when {event}"
    count = abs(anchor.days)
    return f"{count} day{'s' if count != 1 else ''} {'after' if anchor.days > 0 else 'before'} {event}"


def class_words(classes: Iterable[str]) -> str:
    """Return classes in words; none named means all."""
    return ", ".join(classes) or ALL


class _Named(Protocol):
    """A part of a method with a code and a name."""

    @property
    def code(self) -> str:
        """Return its code."""

    @property
    def name(self) -> str:
        """Return its name."""


class _Names:
    """The names of the parts of a method by their codes; a code that names nothing stands for itself."""

    def __init__(self, method: Method) -> None:
        parts: tuple[_Named, ...] = (
            *method.gates, *method.phases, *method.checklists, *method.artefact_types, *method.roles
        )  # fmt: skip
        self._names: dict[str, str] = {each.code: each.name for each in parts}
        self._names |= {each.code: each.action for each in method.obligations if each.code not in self._names}
        self._clauses = {
            f"{policy.code}.{clause.code}": f"{policy.name}, {clause.code}"
            for policy in method.policies
            for clause in policy.clauses
        }
        self._roles = {each.code: each.name for each in method.roles}

    def of(self, code: str) -> str:
        return self._names.get(code, code)

    def role(self, code: str) -> str:
        return self._roles.get(code, code)

    def roles(self, codes: Iterable[str]) -> str:
        return ", ".join(self.role(each) for each in codes)

    def clause(self, reference: str) -> str:
        return self._clauses.get(reference, reference)


def _gate(gate: Gate, method: Method, names: _Names) -> ShownGate:
    used = (each for each in method.checklists if each.used_at.kind == "gate" and each.used_at.of == gate.code)
    return ShownGate(
        gate,
        names.role(gate.decided_by),
        names.roles(gate.reviewed_by),
        names.of(gate.refused_leads_to),
        tuple((each.sentence, class_words(each.classes)) for each in gate.criteria),
        tuple(used),
    )


def _artefact(kind: ArtefactType, names: _Names) -> ShownArtefact:
    return ShownArtefact(
        kind,
        names.of(kind.phase),
        names.role(kind.responsible),
        names.roles(kind.approvers),
        names.roles(kind.reviewers),
        ", ".join(names.of(each) for each in kind.builds_on),
        due_words(kind.due, names.of(kind.due.of)),
    )


def _duty(duty: Obligation, names: _Names) -> ShownDuty:
    due = due_words(duty.anchor, names.of(duty.anchor.of))
    if duty.recurrence is not None:
        until = duty.recurrence.until
        ends = f" until {due_words(until, names.of(until.of))}" if until else ""
        due = f"every {duty.recurrence.every}, first {due}{ends}"
    return ShownDuty(
        duty,
        names.role(duty.role),
        names.role(duty.verified_by),
        due,
        class_words(duty.classes),
        names.clause(duty.clause),
    )


def _activity(activity: Activity, method: Method) -> ShownActivity:
    cells = []
    for role in method.roles:
        letters = [letter for letter, field in LETTERS if role.code in getattr(activity, field)]
        cells.append((role.name, " ".join(letters)))
    return ShownActivity(activity, tuple(cells))


def _class(project_class: ClassCode, method: Method, names: _Names) -> ShownClass:
    limit = next((each for each in method.limits if each.project_class == project_class), None)
    told: list[Tailoring] = [each for each in method.tailoring if each.project_class == project_class]
    left_out = [
        code for each in told for code in (*each.without_artefacts, *each.without_obligations, *each.without_checklists)
    ]
    return ShownClass(
        project_class,
        limit,
        tuple(names.of(code) for code in left_out),
        tuple((names.of(each.artefact), names.of(each.into)) for one in told for each in one.merge),
        tuple((names.role(each.role), names.role(each.into)) for one in told for each in one.combine),
    )
