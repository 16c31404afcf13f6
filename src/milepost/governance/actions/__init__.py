"""The verbs of gates: asked for, reviewed, decided, and what follows."""

from milepost.governance.actions.conditions import (
    answer_recommendation,
    close_condition,
    renew_condition,
    return_condition,
    verify_condition,
)
from milepost.governance.actions.deciding import decide_gate
from milepost.governance.actions.effects import enact_decision, withdraw_decision
from milepost.governance.actions.requesting import request_gate, withdraw_gate_request
from milepost.governance.actions.reviewing import give_opinion, name_reviewers, recommend, report_review
from milepost.governance.actions.statements import state_criterion, withdraw_statement

__all__ = [
    "answer_recommendation",
    "close_condition",
    "decide_gate",
    "enact_decision",
    "give_opinion",
    "name_reviewers",
    "recommend",
    "renew_condition",
    "report_review",
    "request_gate",
    "return_condition",
    "state_criterion",
    "verify_condition",
    "withdraw_decision",
    "withdraw_gate_request",
    "withdraw_statement",
]
