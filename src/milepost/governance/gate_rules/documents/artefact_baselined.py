"""A plan is approved and its promise recorded as a baseline."""

from __future__ import annotations

from milepost.governance.gate_rules.documents import artefact_approved
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, met, not_met
from milepost.methods.definition import Criterion

CODE = "artefact_baselined"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for the approved plan and for a baseline."""
    approved = artefact_approved.check(facts, criterion)
    if approved.outcome != "met":
        return approved
    if facts.baselines:
        recorded = "1 baseline is recorded" if facts.baselines == 1 else f"{facts.baselines} baselines are recorded"
        return met(f"{approved.found} {recorded}.")
    return not_met(
        f"{approved.found} No baseline is recorded.",
        "The project manager",
        "Record the baseline as it is in the approved plan.",
    )


RULE = GateRule(CODE, "The plan that the criterion names is approved, and a baseline is recorded.", check)
