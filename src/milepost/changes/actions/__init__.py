"""The verbs of the changes floor."""

from milepost.changes.actions.decisions import ask_decision, decide, withdraw_decision
from milepost.changes.actions.issues import acknowledge_issue, change_issue, raise_issue, resolve_issue

__all__ = [
    "acknowledge_issue",
    "ask_decision",
    "change_issue",
    "decide",
    "raise_issue",
    "resolve_issue",
    "withdraw_decision",
]
