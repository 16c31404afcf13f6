"""Severities and states of issues and decisions."""

from django.db import models


class Severity(models.TextChoices):
    """How much an issue hurts."""

    CRITICAL = "critical", "Critical"
    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class IssueState(models.TextChoices):
    """Where an issue stands."""

    OPEN = "open", "Open"
    RESOLVED = "resolved", "Resolved"


class DecisionState(models.TextChoices):
    """Where a question to management stands."""

    ASKED = "asked", "Asked"
    DECIDED = "decided", "Decided"
    WITHDRAWN = "withdrawn", "Withdrawn"
