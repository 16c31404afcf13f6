"""The class says how much method the project needs."""

from __future__ import annotations

from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, met, not_met
from milepost.methods.definition import Criterion

CODE = "class_set"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look at the class."""
    del criterion
    if facts.project_class:
        return met(f"Class {facts.project_class}.")
    return not_met("The project has no class.", "PMO", "Set it in the register.")


RULE = GateRule(CODE, "The class of the project is set.", check)
