"""Questions about gates: which one leads out of a project's stage, what passes and what is missing there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from milepost.governance.gate_rules import Finding, GateFacts, findings
from milepost.governance.queries.facts import facts_for, facts_of
from milepost.methods import queries as methods
from milepost.methods.definition import Gate, Method, Phase
from milepost.projects.models import Project


@dataclass(frozen=True, slots=True)
class GateCheck:
    """A gate with where it leads, and what the rules say of it on the facts."""

    gate: Gate
    leads_to: str
    facts: GateFacts
    findings: tuple[Finding, ...]

    @property
    def missing(self) -> tuple[Finding, ...]:
        """Return the criteria that are not met, the unknown ones too."""
        return tuple(each for each in self.findings if not each.is_met)

    @property
    def told(self) -> list[tuple[str, str, str, str]]:
        """Return what is missing: the sentence that must hold, what is found instead, who can cure it, and how."""
        verdicts = [(each.criterion.sentence, each.verdict) for each in self.missing]
        return [(sentence, verdict.found, verdict.cure, verdict.path) for sentence, verdict in verdicts]


def method_of(project: Project) -> Method | None:
    """Return the method as it binds the class of the project, None where it follows none."""
    if project.method_version_id is None:
        return None
    return methods.binding(project.method_version_id, project.project_class)


def phase_of(method: Method, stage: str) -> Phase | None:
    """Return the phase of a method that is a project's stage."""
    return next((each for each in method.phases if each.code == stage), None)


def gate_out_of(method: Method, stage: str) -> tuple[Gate, str] | None:
    """Return the gate that leads out of a stage and the code of the phase behind it; None where none leads out."""
    phase = phase_of(method, stage)
    gate = next((each for each in method.gates if phase and phase.exit_gate and each.code == phase.exit_gate), None)
    if gate is None:
        return None
    behind = next((each.code for each in method.phases if each.entry_gate == gate.code), "")
    return gate, behind


def next_gate(project: Project, moment: datetime | None = None) -> GateCheck | None:
    """Return what stands between a project and its next phase; None where no gate leads out of its stage."""
    method = method_of(project)
    found = None if method is None else gate_out_of(method, project.stage)
    return None if found is None else _checked(project, *found, moment)


def next_gates(wanted: Collection[Project]) -> dict[int, GateCheck]:
    """Return what stands before each project that a gate leads out of, with as many queries as for one."""
    ahead = {}
    known: dict[tuple[int | None, str], Method | None] = {}
    for project in wanted:
        binds = (project.method_version_id, project.project_class)
        method = known[binds] = known[binds] if binds in known else method_of(project)
        found = None if method is None else gate_out_of(method, project.stage)
        if found is not None:
            ahead[project.pk] = (project, *found)
    facts = facts_for([project for project, _, _ in ahead.values()]) if ahead else {}
    return {
        key: GateCheck(gate, behind, facts[key], findings(gate, facts[key])) for key, (_, gate, behind) in ahead.items()
    }


def gate_check(project: Project, code: str) -> GateCheck | None:
    """Return what the rules say today of one gate of the method, whether it leads out of the present stage or not."""
    method = method_of(project)
    gate = next((each for each in (method.gates if method else ()) if each.code == code), None)
    return None if gate is None else _checked(project, gate, "", None)


def _checked(project: Project, gate: Gate, leads_to: str, moment: datetime | None) -> GateCheck:
    facts = facts_of(project, moment)
    return GateCheck(gate, leads_to, facts, findings(gate, facts))


def leads_out(project: Project, code: str) -> bool:
    """Return whether a gate is the one that leads out of the stage in which a project is."""
    method = method_of(project)
    found = gate_out_of(method, project.stage) if method else None
    return found is not None and found[0].code == code
