"""Baselines that never change, the outlook that does, and milestones with both."""

from __future__ import annotations

from django.db import models

from milepost.kernel.models import Record
from milepost.planning.choices import MilestoneKind
from milepost.projects.models import Project


class Baseline(Record):
    """What was promised, once approved: number 0 is the original and is kept for ever."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="baselines")
    number = models.PositiveSmallIntegerField()
    start_date = models.DateField(null=True, blank=True)
    finish_date = models.DateField(null=True, blank=True)
    cost = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    effective_date = models.DateField()
    reason = models.TextField(blank=True, max_length=4000)

    class Meta:
        ordering = ("project", "number")
        constraints = (
            models.UniqueConstraint(fields=("project", "number"), name="baselines_are_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(start_date=None)
                | models.Q(finish_date=None)
                | models.Q(finish_date__gte=models.F("start_date")),
                name="baseline_finish_not_before_start",
            ),
        )

    def __str__(self) -> str:
        return f"Baseline {self.number} of {self.project}"


class Outlook(Record):
    """What is expected now: forecast and actual dates of the whole project, as its manager sees them."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="outlook")
    forecast_start = models.DateField(null=True, blank=True)
    forecast_finish = models.DateField(null=True, blank=True)
    actual_start = models.DateField(null=True, blank=True)
    actual_finish = models.DateField(null=True, blank=True)
    complete_share = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    updated_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(complete_share=None) | models.Q(complete_share__gte=0, complete_share__lte=1),
                name="complete_is_a_share",
            ),
            models.CheckConstraint(
                condition=models.Q(actual_finish=None) | models.Q(actual_start__isnull=False),
                name="no_actual_finish_without_actual_start",
            ),
        )

    def __str__(self) -> str:
        return f"Outlook of {self.project}"


class Milestone(Record):
    """A dated point that matters: promised, expected and reached."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="milestones")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=MilestoneKind.choices, default=MilestoneKind.INTERNAL)
    baseline_date = models.DateField(null=True, blank=True)
    forecast_date = models.DateField(null=True, blank=True)
    actual_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("project", "baseline_date", "id")

    def __str__(self) -> str:
        return self.name
