"""Who may do what in reporting, one line an action; a product owner can check it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milepost.kernel.policy import OPERATOR, Scope
from milepost.people.choices import PMO, PostRole
from milepost.projects.choices import LEADS, RoleOnProject
from milepost.projects.queries import part_scope

if TYPE_CHECKING:
    from milepost.reporting.models import Override

CALENDAR_KEEPERS = PMO | {OPERATOR}
PERIOD_LOCKERS = PMO
RULE_WRITERS = PMO
RULE_APPROVERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value})
AUTHORS = LEADS
REVIEWERS = PMO | {RoleOnProject.OVERSIGHT.value}
PACK_BUILDERS = PMO | {OPERATOR}
PACK_APPROVERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value})
IMPORTERS = PMO | {OPERATOR}


def of_override(override: Override, *_others: object) -> Scope:
    """Return the scope of the project of an override."""
    return part_scope(override.report)
