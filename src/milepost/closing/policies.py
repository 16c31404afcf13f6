"""Who seals, closes and reviews: never who delivered. Where these acts belong: to the stream of their project."""

from __future__ import annotations

from milepost.people.choices import OVERSEERS, PMO, PostRole
from milepost.projects.choices import DELIVERY, RoleOnProject

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
