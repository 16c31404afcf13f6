"""Judge a gate: every criterion that counts for the class of the project, against the facts."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.governance.gate_rules.catalogue import GATE_RULES
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import Verdict
from milepost.methods.definition import Criterion, Gate


@dataclass(frozen=True, slots=True)
class Finding:
    """A criterion with what its rule says of it."""

    criterion: Criterion
    verdict: Verdict

    @property
    def is_met(self) -> bool:
        """Return whether the criterion is met."""
        return self.verdict.outcome == "met"


def findings(gate: Gate, facts: GateFacts) -> tuple[Finding, ...]:
    """Return what the rules say of a gate that was tailored for the class of the project."""
    return tuple(Finding(each, GATE_RULES[each.check].check(facts, each)) for each in gate.criteria)
