"""Which roles of the house play a role that the method names."""

from __future__ import annotations

from milepost.kernel.policy import Roles
from milepost.methods.definition import Role
from milepost.people.choices import PostRole
from milepost.projects.choices import DELIVERY, LEADS, RoleOnProject

EXECUTIVE, SPONSOR = PostRole.EXECUTIVE.value, RoleOnProject.SPONSOR.value
OFFICE = frozenset({PostRole.DIRECTOR.value, PostRole.ANALYST.value, RoleOnProject.OVERSIGHT.value})
PLAYED_BY: dict[str, Roles] = {
    "agb": frozenset({EXECUTIVE}),
    "psc": frozenset({EXECUTIVE, SPONSOR}),
    "po": frozenset({SPONSOR}),
    "bm": frozenset({SPONSOR}),
    "pm": LEADS,
    "pct": DELIVERY,
    "pmo": OFFICE,
    "sp": frozenset({RoleOnProject.PARTNER.value}),
}
PLAYED_BY_SIDE: dict[str, Roles] = {
    "business": frozenset({EXECUTIVE, SPONSOR}),
    "delivery": LEADS,
    "control": OFFICE,
    "supplier": frozenset({RoleOnProject.PARTNER.value}),
}


def played_by(role: Role) -> Roles:
    """Return the roles of the house that play a role of the method: by its code, else by its side."""
    return PLAYED_BY.get(role.code, PLAYED_BY_SIDE[role.side])
