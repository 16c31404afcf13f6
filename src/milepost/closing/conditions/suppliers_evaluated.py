"""Before a project is closed, suppliers are evaluated."""

from __future__ import annotations

from milepost.closing.conditions.shape import Answer, Condition, Facts, nothing_open


def check(facts: Facts) -> Answer:
    """Look at what is still open."""
    return nothing_open(facts.evaluations, "Every evaluation is published.")


SUPPLIERS_EVALUATED = Condition(
    code="suppliers_evaluated",
    label="Suppliers evaluated",
    sentence="The evaluation of every supplier of the project is published.",
    owner="The project manager",
    path="Evaluate each supplier; the evaluation is published after its comment window.",
    check=check,
)
