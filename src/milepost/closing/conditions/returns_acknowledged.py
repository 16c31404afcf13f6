"""Before a project is closed, what is left over is returned."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.returns, "Every return is acknowledged.")


RETURNS_ACKNOWLEDGED = Condition(
    code="returns_acknowledged",
    label="Resources returned",
    sentence="People, equipment, licences and money left over are returned, and their owners have acknowledged it.",
    owner="The owners of what is returned",
    path="Propose the returns; each owner acknowledges.",
    check=check,
)
