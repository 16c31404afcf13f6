"""Who owns a benefit knows it."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import named, stated
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, not_met
from milepost.methods.definition import Criterion

CODE = "benefits_owner_confirmed"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Look for benefits without owner, then for the statement of the sponsor that every owner confirmed."""
    del criterion
    ownerless = tuple(each.name for each in facts.benefits if not each.owner)
    if ownerless:
        return not_met(f"Without an owner: {named(ownerless)}.", "The project manager", "Name the owner of each.")
    return stated(facts, CODE, "The sponsor", "Nobody stated that the owners of the benefits have confirmed them.")


RULE = GateRule(CODE, "The owner of every benefit has confirmed it.", check)
