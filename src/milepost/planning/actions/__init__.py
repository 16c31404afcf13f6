"""The verbs of the planning floor, and what an approved change does to a plan.

The floor of changes calls, within the act that makes a change effective: `move_items`, `amend_item` and `add_item`,
then `baseline_after_change` once. Beforehand it asks `affected_by` whom a move touches; nothing is written by asking.

The floor of people and hours calls the functions of `progress` within the acts of those who do the work.
"""

from milepost.planning.actions.baselines import move_milestones, promise_anew, rebaseline, record_baseline
from milepost.planning.actions.changing import add_item, amend_item, move_items
from milepost.planning.actions.outlook import add_milestone, change_milestone, update_outlook
from milepost.planning.actions.plans import approve_plan, propose_plan, return_plan, withdraw_plan
from milepost.planning.actions.progress import (
    accept_item,
    add_hours,
    begin_item,
    block_item,
    hand_in_item,
    reach_milestone,
    send_item_back,
    unblock_item,
)
from milepost.planning.actions.rows import paste_work_items
from milepost.planning.actions.sealing import baseline_after_change
from milepost.planning.actions.work import Typed, add_work_item, cancel_work_item, change_work_item
from milepost.planning.bridge import Affected, AffectedItem, Move, affected_by

__all__ = [
    "Affected",
    "AffectedItem",
    "Move",
    "Typed",
    "accept_item",
    "add_hours",
    "add_item",
    "add_milestone",
    "add_work_item",
    "affected_by",
    "amend_item",
    "approve_plan",
    "baseline_after_change",
    "begin_item",
    "block_item",
    "cancel_work_item",
    "change_milestone",
    "change_work_item",
    "hand_in_item",
    "move_items",
    "move_milestones",
    "paste_work_items",
    "promise_anew",
    "propose_plan",
    "reach_milestone",
    "rebaseline",
    "record_baseline",
    "return_plan",
    "send_item_back",
    "unblock_item",
    "update_outlook",
    "withdraw_plan",
]
