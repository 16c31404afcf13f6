"""Somebody answers for the delivery."""

from __future__ import annotations

from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, met, not_met
from milepost.methods.definition import Criterion

CODE = "pm_appointed"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look at who manages the project."""
    del criterion
    if facts.pm:
        return met(f"{facts.pm} manages the project.")
    return not_met("No project manager is in post.", "The PMO director or an executive", "Appoint one.")


RULE = GateRule(CODE, "A project manager is appointed.", check)
