"""The verbs of the projects floor."""

from milepost.projects.actions.register import change_project, link_objective, register_project, unlink_objective
from milepost.projects.actions.roles import appoint, end_role
from milepost.projects.actions.state import change_stage, change_standing

__all__ = [
    "appoint",
    "change_project",
    "change_stage",
    "change_standing",
    "end_role",
    "link_objective",
    "register_project",
    "unlink_objective",
]
