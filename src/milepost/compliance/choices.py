"""Where obligations, waivers, audits and findings stand, and who may move them."""

from django.db import models

from milepost.kernel.policy import OPERATOR
from milepost.people.choices import PMO, PostRole
from milepost.projects.choices import LEADS, RoleOnProject


class DutyState(models.TextChoices):
    """Where an obligation of a project stands: computed from dates and recorded facts, never stored."""

    UNDATED = "undated", "Date not known yet"
    EXPECTED = "expected", "Expected, by a planned date"
    DUE = "due", "Due"
    PERFORMED = "performed", "Performed, not verified"
    VERIFIED = "verified", "Verified"
    REWORK = "rework", "Sent back to be done again"
    WAIVED = "waived", "Waived"
    BREACHED = "breached", "Breached"
    MISSED = "missed", "Advice not followed"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class Verdict(models.TextChoices):
    """What who verifies says of what was performed."""

    VERIFIED = "verified", "It was done"
    REWORK = "rework", "To be done again"


class WaiverState(models.TextChoices):
    """Where a waiver stands; that it has expired or was fulfilled follows from dates and facts."""

    REQUESTED = "requested", "Waits to be assessed"
    ASSESSED = "assessed", "Assessed, waits for a decision"
    GRANTED = "granted", "Granted"
    REFUSED = "refused", "Refused"
    REVOKED = "revoked", "Revoked"
    WITHDRAWN = "withdrawn", "Withdrawn"


class AuditState(models.TextChoices):
    """Where an audit stands."""

    OPEN = "open", "Under way"
    CLOSED = "closed", "Closed"


class SampleKind(models.TextChoices):
    """How the obligations that an audit looks at were chosen."""

    RANDOM = "random", "Drawn at random"
    CHOSEN = "chosen", "Chosen for a reason"


class Grade(models.TextChoices):
    """How much a finding weighs."""

    MAJOR = "major", "Major"
    MINOR = "minor", "Minor"
    OBSERVATION = "observation", "Observation"


class FindingState(models.TextChoices):
    """Where a finding stands."""

    OPEN = "open", "Waits for a corrective action"
    AGREED = "agreed", "Corrective action agreed"
    DONE = "done", "Done, its effect to be checked"
    CLOSED = "closed", "Closed, its effect was checked"


SPONSOR, OVERSIGHT = RoleOnProject.SPONSOR.value, RoleOnProject.OVERSIGHT.value
DIRECTOR, EXECUTIVE, AUDITOR = PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value, PostRole.AUDITOR.value
OFFICE = PMO | {OVERSIGHT}
PERFORMERS = LEADS | OFFICE | {SPONSOR, EXECUTIVE}
"""Who may record that an obligation was met, of those that the method lays on them."""
VERIFIERS = OFFICE | {EXECUTIVE}
ASKERS = LEADS | {SPONSOR}
GRANTERS = frozenset({DIRECTOR, EXECUTIVE})
AUDITORS = PMO | {AUDITOR}
MACHINE = frozenset({OPERATOR})
OPEN_WAIVERS = (WaiverState.REQUESTED.value, WaiverState.ASSESSED.value)
