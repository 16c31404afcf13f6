"""Where a post-implementation review and its adjustments stand."""

from django.db import models


class ReviewState(models.TextChoices):
    """Where a review stands."""

    SCHEDULED = "scheduled", "Scheduled"
    IN_PROGRESS = "in_progress", "In progress"
    REPORTED = "reported", "Reported, to be accepted"
    ACCEPTED = "accepted", "Accepted"
    CLOSED = "closed", "Closed"


class ObjectiveVerdict(models.TextChoices):
    """What a review says of an objective; unknown is an answer, with its reason."""

    MET = "met", "Met"
    PARTLY = "partly", "Partly met"
    MISSED = "missed", "Not met"
    UNKNOWN = "unknown", "Cannot be told"


class AdjustmentTarget(models.TextChoices):
    """What an adjustment changes, so that the next similar project finds it changed."""

    METHOD = "method", "The method"
    TEMPLATE = "template", "A template"
    ESTIMATES = "estimates", "The library of estimates"
    RISKS = "risks", "The library of risks"
    SUPPLIERS = "suppliers", "The list of suppliers"


class AdjustmentState(models.TextChoices):
    """Where an adjustment stands."""

    OPEN = "open", "Open"
    IMPLEMENTED = "implemented", "Implemented"
    REJECTED = "rejected", "Rejected"


OPEN_REVIEWS = (ReviewState.SCHEDULED.value, ReviewState.IN_PROGRESS.value, ReviewState.REPORTED.value)
