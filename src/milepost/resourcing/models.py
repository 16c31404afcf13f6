"""Who does which work, the hours they spent, and work that they found missing in the plan."""

from __future__ import annotations

from django.db import models

from milepost.documents import wording
from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.planning.models import WorkItem
from milepost.projects.models import Project
from milepost.resourcing.choices import OPEN_ASSIGNMENTS, AssignmentState, EntryState, ProposalState


class Assignment(Record):
    """A piece of work in the hands of a person: offered, accepted or declined with the reason."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="assignments")
    item = models.ForeignKey(WorkItem, on_delete=models.PROTECT, related_name="assignments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    hours = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    state = models.CharField(max_length=10, choices=AssignmentState.choices, default=AssignmentState.OFFERED)
    assigned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, max_length=4000)
    blocked_by = models.TextField(blank=True, max_length=4000)
    evidence = models.TextField(blank=True, max_length=4000)

    class Meta:
        indexes = (models.Index(fields=("person", "state"), name="assignment_by_person"),)
        constraints = (
            models.UniqueConstraint(
                fields=("item", "person"),
                condition=models.Q(state__in=OPEN_ASSIGNMENTS),
                name="one_open_assignment_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(hours=None) | models.Q(hours__gte=0), name="assigned_hours_are_not_negative"
            ),
        )

    def __str__(self) -> str:
        return str(self.item)


class TimeEntry(Record):
    """Hours that a person spent on a piece of work on one day, entered once by themselves."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="time_entries")
    item = models.ForeignKey(WorkItem, on_delete=models.PROTECT, related_name="time_entries")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="time_entries")
    date = models.DateField()
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    note = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=EntryState.choices, default=EntryState.ENTERED)

    class Meta:
        verbose_name_plural = "time entries"
        indexes = (models.Index(fields=("person", "date"), name="time_by_person"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(hours__gt=0, hours__lte=24), name="hours_of_an_entry_fit_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.hours} h on {wording.day(self.date)}"


class WorkProposal(Record):
    """Work that somebody of the team found missing in the plan, and what became of it."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="work_proposals")
    name = models.CharField(max_length=200)
    why = models.TextField(max_length=4000)
    effort_hours = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(blank=True, max_length=4000)
    item = models.ForeignKey(WorkItem, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals")

    def __str__(self) -> str:
        return self.name
