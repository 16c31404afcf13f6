"""Where a version of a method stands, as stored and as seen on a day."""

from django.db import models


class VersionState(models.TextChoices):
    """What was done with a version; what follows from dates is not stored."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    RETIRED = "retired", "Retired"


class VersionStanding(models.TextChoices):
    """Where a version stands on a day."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published, to come"
    EFFECTIVE = "effective", "Effective"
    RETIRING = "retiring", "Retiring"
    RETIRED = "retired", "Retired"


UNPUBLISHED = frozenset({VersionState.DRAFT.value, VersionState.IN_REVIEW.value})
