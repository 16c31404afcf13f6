"""No grave defect is handed over."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import all_done, named, stated
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, not_met
from milepost.methods.definition import Criterion

CODE = "quality_criticals_closed"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for failed critical checks where they are kept, for open critical issues, and for an independent word."""
    del criterion
    if facts.grave_issues:
        return not_met(
            f"Open critical issues: {named(facts.grave_issues)}.", "The project manager", "Resolve each of them."
        )
    if CODE in facts.tallies:
        return all_done(
            facts,
            CODE,
            "critical checks of quality pass",
            "The project manager",
            "Rework what failed; check it again.",
        )
    return stated(facts, CODE, "The oversight officer", "Nobody independent stated that no critical finding is open.")


RULE = GateRule(CODE, "No critical finding of quality is open.", check)
