"""The verbs of the planning floor."""

from milepost.planning.actions.baselines import rebaseline, record_baseline
from milepost.planning.actions.deliverables import (
    add_criterion,
    change_criterion,
    change_deliverable,
    plan_deliverable,
    settle_deliverable,
)
from milepost.planning.actions.outlook import add_milestone, change_milestone, update_outlook
from milepost.planning.actions.submissions import check_criterion, rework_deliverable, submit_deliverable

__all__ = [
    "add_criterion",
    "add_milestone",
    "change_criterion",
    "change_deliverable",
    "change_milestone",
    "check_criterion",
    "plan_deliverable",
    "rebaseline",
    "record_baseline",
    "rework_deliverable",
    "settle_deliverable",
    "submit_deliverable",
    "update_outlook",
]
