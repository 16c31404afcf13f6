"""What must hold of a project: its register, its people, its life, its independence, its directions."""

from milepost.projects.rules.independence import COOL_OFF, control_is_independent
from milepost.projects.rules.life import stage_follows, standing_follows
from milepost.projects.rules.parts import (
    Standpoint,
    oversight_did_not_deliver,
    oversight_does_not_report_to_the_pm,
    oversight_is_of_the_office,
    pair_is_independent,
    role_has_not_ended,
    role_is_held_once,
    role_is_in_the_gift_of,
    role_is_known,
    roles_are_compatible,
    single_role_is_handed_over,
    somebody_else_appoints,
)
from milepost.projects.rules.register import (
    class_is_not_lowered,
    machine_writes_imported_history,
    origin_fits_channel,
    programme_is_in_portfolio,
    project_begins_initiating,
    project_is_open,
)

__all__ = [
    "COOL_OFF",
    "Standpoint",
    "class_is_not_lowered",
    "control_is_independent",
    "machine_writes_imported_history",
    "origin_fits_channel",
    "oversight_did_not_deliver",
    "oversight_does_not_report_to_the_pm",
    "oversight_is_of_the_office",
    "pair_is_independent",
    "programme_is_in_portfolio",
    "project_begins_initiating",
    "project_is_open",
    "role_has_not_ended",
    "role_is_held_once",
    "role_is_in_the_gift_of",
    "role_is_known",
    "roles_are_compatible",
    "single_role_is_handed_over",
    "somebody_else_appoints",
    "stage_follows",
    "standing_follows",
]
