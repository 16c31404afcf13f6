"""Who seals, closes and reviews: never who delivered. Where these acts belong, and where the owner of a return acts."""

from __future__ import annotations

from typing import Any, Protocol

from milepost.kernel.policy import Scope
from milepost.people.choices import OVERSEERS, PMO, PostRole
from milepost.projects.choices import DELIVERY, RoleOnProject

RETURN = "return"

DIRECTOR, EXECUTIVE, AUDITOR = PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value, PostRole.AUDITOR.value
SEALERS = PMO
HOLDERS = frozenset({DIRECTOR, EXECUTIVE})
TESTERS = PMO | {AUDITOR}
FLAGGERS = DELIVERY | PMO | {RoleOnProject.SPONSOR.value, RoleOnProject.OVERSIGHT.value}
SETTLERS = PMO | {RoleOnProject.OVERSIGHT.value}
CLOSERS = frozenset({DIRECTOR, EXECUTIVE, RoleOnProject.SPONSOR.value})
SCHEDULERS = PMO
REVIEWERS = OVERSEERS
"""Posts of which a lead holds one, so that they may read the project that they review."""
ACCEPTERS = frozenset({EXECUTIVE, DIRECTOR})
REVIEW_CLOSERS = PMO
OWNERS = OVERSEERS
REJECTERS = frozenset({DIRECTOR, EXECUTIVE})


class Keyed(Protocol):
    """A return, as far as its scope is concerned."""

    pk: Any


def return_scope(returned: Keyed, *_others: object) -> Scope:
    """Return the scope of a return: its owner's role holds there, and what they say of it stands in its stream."""
    return Scope(RETURN, returned.pk)
