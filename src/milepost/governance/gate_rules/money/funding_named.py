"""Somebody pays."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import stated
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict
from milepost.methods.definition import Criterion

CODE = "funding_named"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for the statement of the sponsor, which names the source and how much it bears."""
    del criterion
    return stated(facts, CODE, "The sponsor or an executive", "Nobody named the source of the money.")


RULE = GateRule(CODE, "A source of funding is named.", check)
