"""Shapes of an answer that several rules share: a tally of another floor, and a statement of a named person."""

from __future__ import annotations

from milepost.governance.gate_rules.facts import GateFacts, StatementFact
from milepost.governance.gate_rules.verdict import Verdict, met, not_met, unknown

MOST_NAMED = 5


def all_done(facts: GateFacts, check: str, what: str, cure: str, path: str) -> Verdict:
    """Say whether nothing of what is due is open; unknown while no floor keeps such records."""
    tally = facts.tallies.get(check)
    if tally is None:
        return not_kept(what)
    if tally.done >= tally.due and not tally.still_open:
        return met(f"{tally.done} of {tally.due} {what}." if tally.due else "Nothing is recorded.")
    return not_met(f"{tally.done} of {tally.due} {what}; open: {named(tally.still_open)}.", cure, path)


def stated(facts: GateFacts, check: str, who: str, missing: str) -> Verdict:
    """Say whether somebody who may stated it, with evidence."""
    told: StatementFact | None = facts.statements.get(check)
    if told is not None:
        return met(f"{told.by} on {told.on.day} {told.on:%b %Y}: {told.text} ({told.evidence})")
    return not_met(missing, who, "State it on the page of the project, with where it can be seen.")


def not_kept(what: str) -> Verdict:
    """Say that no such records are kept yet, so that nobody can know."""
    return unknown(
        f"No such records are kept yet: {what}.",
        "PMO",
        "Until they are kept, only the tailoring of the method for the project's class leaves the criterion out.",
    )


def named(names: tuple[str, ...]) -> str:
    """Return a few names, and how many more there are."""
    shown = ", ".join(names[:MOST_NAMED]) or "not named"
    return shown if len(names) <= MOST_NAMED else f"{shown} and {len(names) - MOST_NAMED} more"
