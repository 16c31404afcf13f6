"""Rules of gates, one file a check: a code, a sentence that must hold, and a pure look at the facts."""

from milepost.governance.gate_rules.catalogue import GATE_RULES
from milepost.governance.gate_rules.facts import BenefitFact, DocumentFact, GateFacts, StatementFact, Tally
from milepost.governance.gate_rules.judging import Finding, findings
from milepost.governance.gate_rules.verdict import GateRule, Verdict

__all__ = [
    "GATE_RULES",
    "BenefitFact",
    "DocumentFact",
    "Finding",
    "GateFacts",
    "GateRule",
    "StatementFact",
    "Tally",
    "Verdict",
    "findings",
]
