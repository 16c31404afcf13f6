"""The end of a project: who closed it, on which evidence."""

from __future__ import annotations

from django.db import models

from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.projects.models import Project


class Closure(Record):
    """That a project was closed: by whom, whether it was terminated, and what every condition said at that instant."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="closure")
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()
    terminated = models.BooleanField(default=False)
    reason = models.TextField(blank=True, max_length=4000)
    evidence = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.project} {'closed as terminated' if self.terminated else 'closed'}"
