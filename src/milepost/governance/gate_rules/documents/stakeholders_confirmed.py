"""People outside the team confirmed what the project is for."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import stated
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict
from milepost.methods.definition import Criterion

CODE = "stakeholders_confirmed"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for the statement of the sponsor, which names who confirmed."""
    del criterion
    return stated(facts, CODE, "The sponsor", "Nobody outside the team is said to have confirmed purpose and scope.")


RULE = GateRule(CODE, "Stakeholders outside the team have confirmed the charter.", check)
