"""Who may ask the PMO, who answers, and where the roles of a question hold."""

from __future__ import annotations

from typing import Protocol

from milepost.kernel.policy import ORGANISATION, Scope
from milepost.people.choices import PMO, PostRole
from milepost.projects.choices import DELIVERY, LEADS, RoleOnProject

PROJECT = "project"
ASKERS = DELIVERY | {RoleOnProject.SPONSOR.value}
OUTSIDE_ASKERS = frozenset({PostRole.EXECUTIVE.value, PostRole.RESOURCE_MANAGER.value, PostRole.AUDITOR.value})
"""Whoever works with projects without a part on one; an administrator keeps the machine and sees no project."""
ANYBODY_WHO_ASKED = ASKERS | OUTSIDE_ASKERS
ANSWERERS = PMO | {RoleOnProject.OVERSIGHT.value}


class Asked(Protocol):
    """A question, about a project or about none."""

    project_id: int | None


def question_scope(question: Asked, *_others: object) -> Scope:
    """Return the scope of a question: its project, the organisation where it is about none."""
    return ORGANISATION if question.project_id is None else Scope(PROJECT, question.project_id)


CAPTURERS = ASKERS | ANSWERERS
CURATORS = PUBLISHERS = PMO
VALIDATORS = PMO | {PostRole.EXECUTIVE.value, PostRole.RESOURCE_MANAGER.value, PostRole.AUDITOR.value}
DISPOSERS = LEADS
WITNESSES = DELIVERY | ANSWERERS
