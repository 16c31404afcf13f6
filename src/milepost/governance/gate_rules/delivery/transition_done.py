"""What was made is in the hands of who uses it."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import stated
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict
from milepost.methods.definition import Criterion

CODE = "transition_done"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for the statement of the sponsor."""
    del criterion
    return stated(facts, CODE, "The sponsor", "Nobody stated that those who use the results have taken them over.")


RULE = GateRule(CODE, "The transition is done.", check)
