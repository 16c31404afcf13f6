"""Questions about objectives, portfolios and programmes."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet, Sum

from milepost.kernel.history import records
from milepost.portfolios.models import Portfolio, Programme, StrategicObjective


def objectives(moment: datetime | None = None) -> list[StrategicObjective]:
    """Return every objective, now or as known at `moment`."""
    return records(StrategicObjective, moment)


def portfolios(moment: datetime | None = None) -> list[Portfolio]:
    """Return every portfolio, now or as known at `moment`."""
    return records(Portfolio, moment)


def programmes(moment: datetime | None = None) -> list[Programme]:
    """Return every programme, now or as known at `moment`."""
    return records(Programme, moment)


def weight_of_others(objective: StrategicObjective | None = None) -> Decimal:
    """Return the weight that all objectives but this one hold together."""
    others = StrategicObjective.objects.all()
    if objective is not None:
        others = others.exclude(pk=objective.pk)
    return others.aggregate(total=Sum("weight_share"))["total"] or Decimal(0)


def all_objectives() -> QuerySet[StrategicObjective]:
    """Return every objective by code, to be chosen from."""
    return StrategicObjective.objects.order_by("code")


def all_portfolios() -> QuerySet[Portfolio]:
    """Return every portfolio by name, to be chosen from."""
    return Portfolio.objects.order_by("name")


def all_programmes() -> QuerySet[Programme]:
    """Return every programme by name, to be chosen from."""
    return Programme.objects.order_by("name")
