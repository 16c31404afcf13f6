"""Who signs for the client may do so."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import all_done, stated
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, not_met
from milepost.methods.definition import Criterion

CODE = "signatories_mandated"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for the client's signatory, and for their mandate."""
    del criterion
    tally = facts.tallies.get(CODE)
    if tally is not None:
        return all_done(facts, CODE, "signatories are mandated", "The sponsor", "Record the mandate of each signatory.")
    if not facts.client:
        return not_met(
            "No signatory of the client is appointed.", "The PMO director or an executive", "Appoint the signatory."
        )
    return stated(facts, CODE, "The sponsor", f"The mandate of {facts.client} is not stated.")


RULE = GateRule(CODE, "Every signatory is mandated by the client.", check)
