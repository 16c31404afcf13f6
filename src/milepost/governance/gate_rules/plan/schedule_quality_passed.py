"""A schedule can be trusted."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import all_done
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict
from milepost.methods.definition import Criterion

CODE = "schedule_quality_passed"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for checks that fail without an explanation."""
    del criterion
    return all_done(
        facts,
        CODE,
        "critical checks of the schedule",
        "The project manager",
        "Mend the schedule or explain each.",
    )


RULE = GateRule(CODE, "The critical checks of schedule quality pass or are explained.", check)
