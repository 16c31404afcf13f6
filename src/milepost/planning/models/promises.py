"""Baselines: what was promised, kept for ever."""

from __future__ import annotations

from django.db import models

from milepost.kernel.models import Record
from milepost.projects.models import Project


class Baseline(Record):
    """What was promised, once approved: number 0 is the original and is kept for ever.

    `content_hash` is the one SHA-256 over all six sections where a whole plan was approved; it is empty where dates
    and cost alone were recorded, as an import does.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="baselines")
    number = models.PositiveSmallIntegerField()
    start_date = models.DateField(null=True, blank=True)
    finish_date = models.DateField(null=True, blank=True)
    cost = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    effective_date = models.DateField()
    reason = models.TextField(blank=True, max_length=4000)
    content_hash = models.CharField(max_length=64, blank=True)
    change_reference = models.CharField(max_length=40, blank=True)

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
