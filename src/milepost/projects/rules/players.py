"""Which roles of the house play a role that the method names."""

from __future__ import annotations

from milepost.kernel.policy import Roles
from milepost.methods.definition import Role
from milepost.projects.choices import PLAYED_BY, PLAYED_BY_SIDE


def played_by(role: Role) -> Roles:
    """Return the roles of the house that play a role of the method: by its code, else by its side."""
    return PLAYED_BY.get(role.code, PLAYED_BY_SIDE[role.side])
