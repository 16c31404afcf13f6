"""The verbs of the projects floor."""

from milepost.projects.actions.delegations import (
    accept_delegation,
    decline_delegation,
    offer_delegation,
    revoke_delegation,
)
from milepost.projects.actions.directions import (
    accept_direction,
    challenge_direction,
    complete_direction,
    confirm_direction,
    issue_direction,
    return_direction,
    rule_on_challenge,
    withdraw_direction,
)
from milepost.projects.actions.gate_parts import give_parts
from milepost.projects.actions.initiation import initiate_from_request
from milepost.projects.actions.method_moves import (
    acknowledge_method_move,
    announce_method_move,
    complete_method_move,
    withdraw_method_move,
)
from milepost.projects.actions.policies import acknowledge_policies
from milepost.projects.actions.rasci import publish_rasci
from milepost.projects.actions.register import change_project, link_objective, register_project, unlink_objective
from milepost.projects.actions.roles import appoint, end_role, leave
from milepost.projects.actions.stages import enter_stage
from milepost.projects.actions.standing import (
    adopt_project,
    hold_project,
    plan_gate,
    put_on_hold,
    resume_project,
    tell_stage,
    terminate,
    terminate_project,
)

__all__ = [
    "accept_delegation",
    "accept_direction",
    "acknowledge_method_move",
    "acknowledge_policies",
    "adopt_project",
    "announce_method_move",
    "appoint",
    "challenge_direction",
    "change_project",
    "complete_direction",
    "complete_method_move",
    "confirm_direction",
    "decline_delegation",
    "end_role",
    "enter_stage",
    "give_parts",
    "hold_project",
    "initiate_from_request",
    "issue_direction",
    "leave",
    "link_objective",
    "offer_delegation",
    "plan_gate",
    "publish_rasci",
    "put_on_hold",
    "register_project",
    "resume_project",
    "return_direction",
    "revoke_delegation",
    "rule_on_challenge",
    "tell_stage",
    "terminate",
    "terminate_project",
    "unlink_objective",
    "withdraw_direction",
    "withdraw_method_move",
]
