"""States of a document and its versions, and what is said about them."""

from django.db import models

from milepost.people.choices import PostRole
from milepost.projects.choices import INSIDERS, RoleOnProject


class ArtefactState(models.TextChoices):
    """Where a document stands."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    APPROVABLE = "approvable", "Ready to approve"
    APPROVED = "approved", "Approved"
    SUPERSEDED = "superseded", "Superseded"
    OBSOLETE = "obsolete", "No longer needed"


class VersionState(models.TextChoices):
    """Where a version stands; only a draft changes."""

    DRAFT = "draft", "Draft"
    SEALED = "sealed", "Handed in"
    RETURNED = "returned", "Returned"
    APPROVED = "approved", "Approved"
    DROPPED = "dropped", "Dropped"


class AttachmentState(models.TextChoices):
    """Whether a file still hangs on its document."""

    ATTACHED = "attached", "Attached"
    REMOVED = "removed", "Removed"


class Severity(models.TextChoices):
    """How much a comment weighs: a note does not stand against approval."""

    MUST = "must", "Must be cured"
    SHOULD = "should", "Should be cured or answered"
    NOTE = "note", "A note"


class Verdict(models.TextChoices):
    """What a reviewer says of a version."""

    FAVOURABLE = "favourable", "Fit to be approved"
    UNFAVOURABLE = "unfavourable", "Not yet fit"


LIVE = frozenset(
    {
        ArtefactState.DRAFT.value,
        ArtefactState.IN_REVIEW.value,
        ArtefactState.APPROVABLE.value,
        ArtefactState.APPROVED.value,
    }
)
REVIEWED = frozenset({ArtefactState.IN_REVIEW.value, ArtefactState.APPROVABLE.value})
WEIGHTY = frozenset({Severity.MUST.value, Severity.SHOULD.value})

JUDGES = frozenset(
    {
        PostRole.EXECUTIVE.value,
        PostRole.DIRECTOR.value,
        PostRole.ANALYST.value,
        RoleOnProject.SPONSOR.value,
        RoleOnProject.OVERSIGHT.value,
    }
)
COMMENTERS = INSIDERS | JUDGES
