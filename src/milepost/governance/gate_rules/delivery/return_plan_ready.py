"""People, money and things go back."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import all_done, stated
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict
from milepost.methods.definition import Criterion

CODE = "return_plan_ready"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for returns that are not agreed where they are kept, else for the statement of the sponsor."""
    del criterion
    if CODE in facts.tallies:
        return all_done(
            facts, CODE, "returns are agreed", "The project manager", "Agree with each owner when it goes back."
        )
    return stated(facts, CODE, "The sponsor", "Nobody stated when people, budget and assets go back.")


RULE = GateRule(CODE, "It is agreed when people, budget and assets go back.", check)
