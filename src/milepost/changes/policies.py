"""Who may raise, keep and acknowledge issues, ask and decide, and who may word, decide, tell and verify changes."""

from __future__ import annotations

from typing import Protocol

from milepost.changes.choices import NoticePart
from milepost.kernel.policy import Scope
from milepost.people.choices import PMO
from milepost.projects.choices import CONTROLLERS, DELIVERY, FACT_WRITERS, LEADS, RAISERS, RoleOnProject

ISSUE_RAISERS = RAISERS
KEEPERS = FACT_WRITERS
ACKNOWLEDGERS = PMO | {RoleOnProject.OVERSIGHT.value}
ASKERS = FACT_WRITERS
DECIDERS = CONTROLLERS
CHANGE_RAISERS = DELIVERY | {RoleOnProject.SPONSOR.value}
WITHIN_TOLERANCE = LEADS
BEYOND_TOLERANCE = CONTROLLERS
VERIFIERS = CONTROLLERS | PMO | {RoleOnProject.OVERSIGHT.value}
ANSWERERS = frozenset(NoticePart.values)
NOTICES = "notices"


class Part(Protocol):
    """Anything that belongs to one project."""

    project_id: int


def notices_scope(notice: Part, *_others: object) -> Scope:
    """Return the scope of the notices of a project: who got one, or stands in, answers there."""
    return Scope(NOTICES, notice.project_id)
