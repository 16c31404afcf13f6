"""Issues, and decisions asked of management."""

from __future__ import annotations

from django.db import models

from milepost.changes.choices import DecisionState, IssueState, Severity
from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.projects.models import Project


class Issue(Record):
    """Something that happened and stands in the way, with an owner and a next dated action."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="issues")
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True, max_length=4000)
    severity = models.CharField(max_length=10, choices=Severity.choices, default=Severity.MEDIUM)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    next_action = models.CharField(max_length=300, blank=True)
    next_action_date = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=IssueState.choices, default=IssueState.OPEN)
    resolution = models.TextField(blank=True, max_length=4000)
    raised_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.title


class Decision(Record):
    """A question that a project asks of management, and what was decided by whom and why."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="decisions")
    question = models.CharField(max_length=300)
    background = models.TextField(blank=True, max_length=4000)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_of = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    needed_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=DecisionState.choices, default=DecisionState.ASKED)
    choice = models.TextField(blank=True, max_length=4000)
    rationale = models.TextField(blank=True, max_length=4000)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField()

    def __str__(self) -> str:
        return self.question
