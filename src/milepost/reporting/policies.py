"""Who may do what in reporting, one line an action; a product owner can check it."""

from __future__ import annotations

from typing import Protocol

from milepost.kernel.policy import OPERATOR, Scope
from milepost.people.choices import PMO, PostRole
from milepost.projects.choices import LEADS, RoleOnProject
from milepost.projects.queries import Part, part_scope

CALENDAR_KEEPERS = PMO | {OPERATOR}
PERIOD_LOCKERS = PMO
RULE_WRITERS = PMO
RULE_APPROVERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value})
AUTHORS = LEADS
REVIEWERS = PMO | {RoleOnProject.OVERSIGHT.value}
PACK_BUILDERS = PMO | {OPERATOR}
PACK_APPROVERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value})
IMPORTERS = PMO | {OPERATOR}


class Overriding(Protocol):
    """An override, as far as its scope is concerned."""

    @property
    def report(self) -> Part:
        """Return the report that it is part of."""


def of_override(override: Overriding, *_others: object) -> Scope:
    """Return the scope of the project of an override."""
    return part_scope(override.report)
