"""States of a risk and responses to it."""

from django.db import models


class RiskState(models.TextChoices):
    """Where a risk stands."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed, passed"
    MATERIALISED = "materialised", "Materialised"


class RiskResponse(models.TextChoices):
    """What is done about a risk."""

    NONE = "none", "No response yet"
    AVOID = "avoid", "Avoid"
    REDUCE = "reduce", "Reduce"
    TRANSFER = "transfer", "Transfer"
    SHARE = "share", "Share"
    ACCEPT = "accept", "Accept"
