"""Who manages a project knows the method."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import stated
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict
from milepost.methods.definition import Criterion

CODE = "pm_inducted"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for the statement of the PMO, which names the modules."""
    del criterion
    who = facts.pm or "the project manager"
    return stated(facts, CODE, "PMO", f"Nobody stated that {who} completed the induction.")


RULE = GateRule(CODE, "The project manager has completed the induction.", check)
