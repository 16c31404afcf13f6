"""Where a question to the PMO stands."""

from django.db import models


class QuestionState(models.TextChoices):
    """Where a question stands."""

    WAITING = "waiting", "Waits for an answer"
    ANSWERED = "answered", "Answered"
    WITHDRAWN = "withdrawn", "Withdrawn"


LEAST_USEFUL, MOST_USEFUL = 1, 5
"""Of no use, exactly what was needed."""


class LessonState(models.TextChoices):
    """Where a lesson stands."""

    CAPTURED = "captured", "Captured"
    CURATED = "curated", "Curated"
    VALIDATED = "validated", "Validated"
    PUBLISHED = "published", "Published"
    EMBEDDED = "embedded", "Built into the method"
    RETIRED = "retired", "Retired"


class LessonSource(models.TextChoices):
    """Where a lesson comes from."""

    PROJECT = "project", "The project itself"
    REVIEW = "review", "Its post-implementation review"


class Disposition(models.TextChoices):
    """What a project does with a lesson that is proposed to it."""

    APPLY = "apply", "Apply it"
    ADAPT = "adapt", "Apply it differently"
    NOT_APPLICABLE = "not_applicable", "Does not apply here"
    DEFER = "defer", "Decide later"


USED = frozenset({Disposition.APPLY.value, Disposition.ADAPT.value})
READABLE = (LessonState.PUBLISHED.value, LessonState.EMBEDDED.value)
UNPUBLISHED = (LessonState.CAPTURED.value, LessonState.CURATED.value, LessonState.VALIDATED.value)
