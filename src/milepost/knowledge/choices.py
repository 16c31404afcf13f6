"""Where a question to the PMO stands."""

from django.db import models


class QuestionState(models.TextChoices):
    """Where a question stands."""

    WAITING = "waiting", "Waits for an answer"
    ANSWERED = "answered", "Answered"
    WITHDRAWN = "withdrawn", "Withdrawn"


LEAST_USEFUL, MOST_USEFUL = 1, 5
"""Of no use, exactly what was needed."""
