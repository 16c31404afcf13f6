"""Work is begun when the people for it are booked."""

from __future__ import annotations

from milepost.governance.gate_rules.answers import named, not_kept
from milepost.governance.gate_rules.facts import GateFacts
from milepost.governance.gate_rules.verdict import GateRule, Verdict, met, not_met, unknown
from milepost.methods.definition import Criterion

CODE = "capacity_booked"


def check(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Compare what is booked with what is needed."""
    tally = facts.tallies.get(CODE)
    if tally is None:
        return not_kept("bookings of people")
    share = tally.per_cent
    if share is None:
        return unknown(
            "Nothing is planned for the next stage, so nobody knows how much capacity it needs.",
            "The project manager",
            "Plan the work of the next stage with its effort.",
        )
    if share >= criterion.least:
        return met(f"{share} per cent of the capacity of the next stage are booked.")
    return not_met(
        f"{share} of {criterion.least} per cent are booked; open: {named(tally.still_open)}.",
        "The project manager and the resource managers",
        "Ask for the people who are missing; their managers confirm the bookings.",
    )


RULE = GateRule(CODE, "As much of the capacity of the next stage as asked is hard booked.", check)
