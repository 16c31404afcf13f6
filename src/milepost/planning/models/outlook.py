"""The outlook of a whole project, which changes, and milestones with what was promised and what is expected."""

from __future__ import annotations

from django.db import models

from milepost.kernel.models import Record
from milepost.planning.choices import MilestoneKind
from milepost.planning.models.work import WorkItem
from milepost.projects.models import Project


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
    work_item = models.OneToOneField(
        WorkItem, on_delete=models.PROTECT, null=True, blank=True, related_name="milestone"
    )
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=MilestoneKind.choices, default=MilestoneKind.INTERNAL)
    baseline_date = models.DateField(null=True, blank=True)
    forecast_date = models.DateField(null=True, blank=True)
    actual_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("project", "baseline_date", "id")

    def __str__(self) -> str:
        return self.name
