"""The post-implementation review of a project, what it says of each objective, and the adjustments it asks for."""

from __future__ import annotations

from django.db import models

from milepost.closing.choices import (
    AdjustmentState,
    AdjustmentTarget,
    ObjectiveVerdict,
    ReviewState,
)
from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.projects.models import Project


class PostImplementationReview(Record):
    """A review some months after a project closed, led by somebody who did not deliver it."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="post_implementation_review")
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    months_after = models.PositiveSmallIntegerField()
    due_date = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=ReviewState.choices, default=ReviewState.SCHEDULED)
    scheduled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    scheduled_at = models.DateTimeField()
    comparisons = models.JSONField(default=list, blank=True)
    summary = models.TextField(blank=True, max_length=4000)
    satisfaction = models.TextField(blank=True, max_length=4000)
    reported_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("state", "due_date"), name="review_by_due_date"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(months_after__gte=3, months_after__lte=12), name="review_is_due_in_its_window"
            ),
        )

    def __str__(self) -> str:
        return f"Review of {self.project}"


class ReviewedObjective(Record):
    """What a review says of one objective, and on which evidence."""

    review = models.ForeignKey(PostImplementationReview, on_delete=models.PROTECT, related_name="objectives")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    objective = models.CharField(max_length=300)
    verdict = models.CharField(max_length=8, choices=ObjectiveVerdict.choices)
    evidence = models.TextField(max_length=4000)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("review", "objective"), name="an_objective_is_judged_once"),)

    def __str__(self) -> str:
        return self.objective


class Adjustment(Record):
    """A change that a review asks for so that a similar project does better, with its owner and its end."""

    review = models.ForeignKey(PostImplementationReview, on_delete=models.PROTECT, related_name="adjustments")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    target = models.CharField(max_length=12, choices=AdjustmentTarget.choices)
    change = models.CharField(max_length=300)
    cause = models.TextField(max_length=4000)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_date = models.DateField()
    state = models.CharField(max_length=12, choices=AdjustmentState.choices, default=AdjustmentState.OPEN)
    reference = models.CharField(max_length=300, blank=True)
    reason = models.TextField(blank=True, max_length=4000)
    resolved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("state", "due_date"), name="adjustment_by_due_date"),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state=AdjustmentState.IMPLEMENTED.value) | ~models.Q(reference=""),
                name="implemented_adjustment_names_what_changed",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=AdjustmentState.REJECTED.value) | ~models.Q(reason=""),
                name="rejected_adjustment_says_why",
            ),
        )

    def __str__(self) -> str:
        return self.change
