"""A project begins with what others learnt."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import named, not_kept
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, met, not_met
from milepost.methods.definition import Criterion

CODE = "lessons_dispositioned"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Count the proposed lessons that were applied, adapted, deferred or said not to apply."""
    tally = facts.tallies.get(CODE)
    if tally is None:
        return not_kept("lessons that were dispositioned")
    wanted = min(criterion.least, tally.due)
    if tally.done >= wanted:
        return met(f"{tally.done} of {tally.due} proposed lessons are dispositioned.")
    return not_met(
        f"{tally.done} of {wanted} lessons are dispositioned; open: {named(tally.still_open)}.",
        "The project manager",
        "Say of each what becomes of it: applied, adapted, deferred, or why it does not apply.",
    )


RULE = GateRule(CODE, "As many of the nearest lessons as asked are dispositioned.", check)
