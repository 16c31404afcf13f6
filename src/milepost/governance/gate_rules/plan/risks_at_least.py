"""Somebody thought of what may go wrong."""

from __future__ import annotations

from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, met, not_met
from milepost.methods.definition import Criterion

CODE = "risks_at_least"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Count the risks that were recorded, closed ones too."""
    if facts.risks_recorded >= criterion.least:
        return met(f"{facts.risks_recorded} risk(s) recorded, {facts.open_risks} open.")
    return not_met(
        f"{facts.risks_recorded} of {criterion.least} risks are recorded.",
        "The project manager",
        "Record what may deter the project, with who watches it.",
    )


RULE = GateRule(CODE, "As many risks as asked are recorded.", check)
