"""Nothing is left in the air."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import all_done
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict
from milepost.methods.definition import Criterion

CODE = "changes_all_closed"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for change requests that are not closed."""
    del criterion
    return all_done(
        facts, CODE, "change requests are closed", "The project manager", "Have each decided, carried out and verified."
    )


RULE = GateRule(CODE, "No change request is open.", check)
