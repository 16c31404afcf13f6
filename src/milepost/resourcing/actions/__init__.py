"""The verbs of people at work."""

from milepost.resourcing.actions.assigning import (
    accept_assignment,
    assign_work,
    decline_assignment,
    end_assignment,
    hand_over,
)
from milepost.resourcing.actions.checking import accept_work, reach_work_milestone, return_work
from milepost.resourcing.actions.hours import log_time, withdraw_time
from milepost.resourcing.actions.proposing import plan_proposal, propose_work, refuse_proposal
from milepost.resourcing.actions.working import block_work, hand_in_work, provide_blocked, start_work, unblock_work

__all__ = [
    "accept_assignment",
    "accept_work",
    "assign_work",
    "block_work",
    "decline_assignment",
    "end_assignment",
    "hand_in_work",
    "hand_over",
    "log_time",
    "plan_proposal",
    "propose_work",
    "provide_blocked",
    "reach_work_milestone",
    "refuse_proposal",
    "return_work",
    "start_work",
    "unblock_work",
    "withdraw_time",
]
