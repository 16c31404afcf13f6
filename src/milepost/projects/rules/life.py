"""What must hold when a project moves from stage to stage, is held, resumed or ended."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.kernel.errors import Unmet
from milepost.projects.choices import Origin, Stage, Standing

NEXT_STAGES: Mapping[str, frozenset[str]] = {
    Stage.INITIATING: frozenset({Stage.PLANNING, Stage.CLOSING}),
    Stage.PLANNING: frozenset({Stage.EXECUTING}),
    Stage.EXECUTING: frozenset({Stage.CLOSING}),
    Stage.CLOSING: frozenset({Stage.CLOSED}),
    Stage.CLOSED: frozenset(),
}
NEXT_STANDINGS: Mapping[str, frozenset[str]] = {
    Standing.ACTIVE: frozenset({Standing.ON_HOLD, Standing.TERMINATING}),
    Standing.ON_HOLD: frozenset({Standing.ACTIVE, Standing.TERMINATING}),
    Standing.TERMINATING: frozenset({Standing.ENDED}),
    Standing.ENDED: frozenset(),
}


def stage_follows(origin: str, before: str, after: str) -> Unmet | None:
    """Require that a live project moves one stage at a time, or from Initiating straight to Closing when refused."""
    if origin == Origin.IMPORTED or after in NEXT_STAGES[before]:
        return None
    return _does_not_follow("stage", Stage(before).label, [Stage(each).label for each in NEXT_STAGES[before]])


def standing_follows(origin: str, before: str, after: str) -> Unmet | None:
    """Require that a live project's standing moves as its life allows."""
    if origin == Origin.IMPORTED or after in NEXT_STANDINGS[before]:
        return None
    return _does_not_follow(
        "standing", Standing(before).label, [Standing(each).label for each in NEXT_STANDINGS[before]]
    )


def _does_not_follow(what: str, before: str, lawful: list[str]) -> Unmet:
    next_ones = " or ".join(sorted(lawful)) or "nothing"
    return Unmet(
        rule=f"{what}_follows",
        sentence=f"After {before} comes {next_ones}.",
        missing=f"A {what} that may follow.",
        cure="The PMO director",
        path="Choose one that may follow.",
        field=what,
    )
