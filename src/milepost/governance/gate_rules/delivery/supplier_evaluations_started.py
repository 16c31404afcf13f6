"""Suppliers are judged while it is remembered."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import all_done
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict
from milepost.methods.definition import Criterion

CODE = "supplier_evaluations_started"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for contracts without an evaluation."""
    del criterion
    return all_done(
        facts, CODE, "supplier evaluations have begun", "The project manager", "Begin the evaluation of each supplier."
    )


RULE = GateRule(CODE, "The evaluation of every supplier has begun.", check)
