"""A project is done for something that can be measured."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import named
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, met, not_met
from milepost.methods.definition import Criterion

CODE = "benefits_at_least"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Count the benefits with an owner, a target and a date."""
    whole = [each for each in facts.benefits if each.owner and each.measured]
    if len(whole) >= criterion.least:
        return met(f"{len(whole)} benefit(s) with an owner and a measure.")
    thin = tuple(each.name for each in facts.benefits if each not in whole)
    without = f"; without owner, target or date: {named(thin)}" if thin else ""
    return not_met(
        f"{len(whole)} of {criterion.least} benefits have an owner and a measure{without}.",
        "The project manager",
        "Record the benefit with its owner, target and date.",
    )


RULE = GateRule(CODE, "As many benefits as asked have an owner and a measure.", check)
