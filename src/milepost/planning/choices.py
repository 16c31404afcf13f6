"""Kinds of milestone."""

from django.db import models


class MilestoneKind(models.TextChoices):
    """Who is bound by a milestone; a missed gate or contract milestone weighs more than an internal one."""

    INTERNAL = "internal", "Internal"
    GATE = "gate", "Gate"
    CONTRACT = "contract", "Contract"
