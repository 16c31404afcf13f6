"""What a project delivers, by which criteria it is accepted, what was submitted and what the checks found."""

from __future__ import annotations

from django.db import models

from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.planning.choices import CheckResult, DeliverableState
from milepost.planning.models.work import WorkItem
from milepost.projects.models import Project


class Deliverable(Record):
    """Something that the project hands over: its owner, its day, and where it stands. `number` names it as D-1, D-2.

    `submission_number` is that of the present submission, 0 before the first.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="deliverables")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True, max_length=4000)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_date = models.DateField()
    work_item = models.ForeignKey(
        WorkItem, on_delete=models.PROTECT, null=True, blank=True, related_name="deliverables"
    )
    state = models.CharField(max_length=24, choices=DeliverableState.choices, default=DeliverableState.PLANNED)
    submission_number = models.PositiveIntegerField(default=0)
    accepted_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("project", "state"), name="deliverable_by_state"),)
        constraints = (models.UniqueConstraint(fields=("project", "number"), name="deliverables_are_numbered_once"),)

    def __str__(self) -> str:
        return f"D-{self.number} {self.name}"


class QualityCriterion(Record):
    """By what a deliverable is judged: what must hold, how it is found out, how far it may be off."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="criteria")
    number = models.PositiveIntegerField()
    criterion = models.CharField(max_length=300)
    method = models.CharField(max_length=300)
    tolerance = models.CharField(max_length=200, blank=True)
    critical = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "quality criteria"
        constraints = (models.UniqueConstraint(fields=("deliverable", "number"), name="criteria_are_numbered_once"),)

    def __str__(self) -> str:
        return self.criterion


class Submission(Record):
    """One version of a deliverable as it was handed in: its words, links, files and documents, under one hash."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    description = models.TextField(max_length=4000)
    links = models.JSONField(default=list, blank=True)
    files = models.JSONField(default=list, blank=True)
    documents = models.JSONField(default=list, blank=True)
    content_sha256 = models.CharField(max_length=64)
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("deliverable", "number"), name="submissions_are_numbered_once"),)

    def __str__(self) -> str:
        return f"{self.deliverable}, submission {self.number}"


class QualityCheck(Record):
    """What somebody found when they held a submission against a criterion; the latest of a criterion counts."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="checks")
    criterion = models.ForeignKey(QualityCriterion, on_delete=models.PROTECT, related_name="checks")
    result = models.CharField(max_length=8, choices=CheckResult.choices)
    evidence = models.TextField(max_length=4000)
    checker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("submission", "criterion"), name="check_by_criterion"),)

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_result_display()}"
