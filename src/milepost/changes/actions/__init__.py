"""The verbs of the changes floor."""

from milepost.changes.actions.deciding import authorise_emergency, decide_change, rule_on_change
from milepost.changes.actions.decisions import ask_decision, decide, withdraw_decision
from milepost.changes.actions.effecting import close_change, confirm_informed, implement_change, verify_change
from milepost.changes.actions.issues import acknowledge_issue, change_issue, raise_issue, resolve_issue
from milepost.changes.actions.noticing import (
    acknowledge_notice,
    escalate_notice,
    name_proxy,
    release_notice,
    send_missing_notices,
)
from milepost.changes.actions.raising import assess_change, raise_change, reword_change, withdraw_change

__all__ = [
    "acknowledge_issue",
    "acknowledge_notice",
    "ask_decision",
    "assess_change",
    "authorise_emergency",
    "change_issue",
    "close_change",
    "confirm_informed",
    "decide",
    "decide_change",
    "escalate_notice",
    "implement_change",
    "name_proxy",
    "raise_change",
    "raise_issue",
    "release_notice",
    "resolve_issue",
    "reword_change",
    "rule_on_change",
    "send_missing_notices",
    "verify_change",
    "withdraw_change",
    "withdraw_decision",
]
