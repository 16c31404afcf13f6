"""Objectives of the organisation, and the portfolios and programmes that serve them."""

from __future__ import annotations

from django.db import models

from milepost.kernel.models import Record
from milepost.people.models import Person


class StrategicObjective(Record):
    """What the organisation wants to achieve; every project serves at least one."""

    code = models.CharField(max_length=20, unique=True)
    statement = models.CharField(max_length=300)
    weight_share = models.DecimalField(max_digits=6, decimal_places=4, default=0)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(weight_share__gte=0, weight_share__lte=1), name="objective_weight_is_a_share"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.statement}"


class Portfolio(Record):
    """Projects that are directed together against one envelope."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.name


class Programme(Record):
    """Related projects of one portfolio that deliver an outcome together."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="programmes")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.name
