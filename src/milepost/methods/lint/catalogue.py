"""Every rule, by subject: a new one is one file, or one more in a file of its subject, and one line here."""

from __future__ import annotations

from milepost.methods.lint.finding import Rule
from milepost.methods.lint.flow import decisions, order

RULES: tuple[Rule, ...] = (
    order.PHASE_IS_REACHED,
    order.GATE_IS_REACHED,
    order.GATE_LEADS_ON,
    order.PHASES_FOLLOW_ONE_LINE,
    order.REFUSAL_DIFFERS_FROM_APPROVAL,
    decisions.GATE_HAS_DECIDER,
    decisions.GATE_IS_REVIEWED,
    decisions.GATE_IS_ASKED_FOR,
)
