"""Kinds of cost line and of benefit."""

from django.db import models


class CostKind(models.TextChoices):
    """What an amount says: promised, expected, or spent."""

    BASELINE = "baseline", "Baseline"
    FORECAST = "forecast", "Forecast"
    ACTUAL = "actual", "Actual"


class BenefitKind(models.TextChoices):
    """What kind of good a benefit is."""

    CASH = "cash", "Cash"
    NON_CASH = "non_cash", "Not cash"
    DISBENEFIT = "disbenefit", "Disbenefit"
