"""What was promised was accepted by whom it is for."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import all_done
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, not_met
from milepost.methods.definition import Criterion

CODE = "deliverables_accepted"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for deliverables without an acceptance; a project without any has promised nothing that can be accepted."""
    del criterion
    tally = facts.tallies.get(CODE)
    if tally is not None and tally.due == 0:
        return not_met(
            "No deliverable is recorded.", "The project manager", "Record the deliverables and have them accepted."
        )
    return all_done(
        facts, CODE, "deliverables are accepted", "The client's signatory", "Hand in what is open and have it accepted."
    )


RULE = GateRule(CODE, "Every deliverable is accepted, or accepted with conditions that have a plan.", check)
