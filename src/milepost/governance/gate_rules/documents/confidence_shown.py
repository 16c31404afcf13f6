"""A promise is shown beside what is likely."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import stated
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict
from milepost.methods.definition import Criterion

CODE = "confidence_shown"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for the statement of the project manager, which names both."""
    del criterion
    return stated(
        facts,
        CODE,
        "The project manager",
        "Date and cost of 80 per cent confidence are not stated beside the target.",
    )


RULE = GateRule(CODE, "The date and cost of 80 per cent confidence stand beside the target.", check)
