"""Spend by month, the cost outlook, and benefits."""

from __future__ import annotations

from django.db import models

from milepost.finance.choices import BenefitKind, CostKind
from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.projects.models import Project


class CostLine(Record):
    """An amount of one kind in one month, in the currency of the project; `month` is its first day."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="cost_lines")
    month = models.DateField()
    kind = models.CharField(max_length=8, choices=CostKind.choices)
    amount = models.DecimalField(max_digits=18, decimal_places=2)

    class Meta:
        ordering = ("project", "kind", "month")
        constraints = (
            models.UniqueConstraint(fields=("project", "kind", "month"), name="one_cost_line_a_month_and_kind"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="cost_month_is_a_first_day"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.month:%Y-%m} of {self.project}"


class CostOutlook(Record):
    """What the whole project is expected to cost, what was spent, and what is held against risk."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="cost_outlook")
    forecast_cost = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    actual_cost = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    contingency = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    updated_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(contingency=None) | models.Q(contingency__gte=0),
                name="contingency_is_not_negative",
            ),
        )

    def __str__(self) -> str:
        return f"Cost outlook of {self.project}"


class Benefit(Record):
    """What the project is done for, with a target, an owner and what is expected now."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="benefits")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=BenefitKind.choices, default=BenefitKind.CASH)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.CharField(max_length=40, blank=True)
    target_value = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    forecast_value = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    realised_value = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    due_date = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
