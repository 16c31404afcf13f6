"""A question to the PMO, and its answers, which are added and never rewritten."""

from __future__ import annotations

from django.db import models

from milepost.kernel.models import Record
from milepost.knowledge.choices import LEAST_USEFUL, MOST_USEFUL, QuestionState
from milepost.people.models import Person
from milepost.projects.models import Project


class GuidanceRequest(Record):
    """A question to the PMO about a project or a step of the method, due to be answered by a date."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="questions")
    topic = models.CharField(max_length=200)
    question = models.TextField(max_length=4000)
    artefact_type_code = models.CharField(max_length=60, blank=True)
    artefact_type_name = models.CharField(max_length=250, blank=True)
    phase_code = models.CharField(max_length=60, blank=True)
    phase_name = models.CharField(max_length=250, blank=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_date = models.DateField()
    state = models.CharField(max_length=10, choices=QuestionState.choices, default=QuestionState.WAITING)
    first_answered_on = models.DateField(null=True, blank=True)
    answers_given = models.PositiveIntegerField(default=0)
    shown_as = models.CharField(max_length=200, blank=True)
    promoted_at = models.DateTimeField(null=True, blank=True)
    promoted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = (
            models.Index(fields=("state", "due_date"), name="question_by_due_date"),
            models.Index(fields=("phase_code", "artefact_type_code"), name="question_by_step"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=QuestionState.ANSWERED, answers_given__gt=0, first_answered_on__isnull=False)
                | (~models.Q(state=QuestionState.ANSWERED) & models.Q(answers_given=0, first_answered_on=None)),
                name="answered_question_has_an_answer",
            ),
            models.CheckConstraint(
                condition=models.Q(promoted_at=None) | models.Q(state=QuestionState.ANSWERED),
                name="promoted_question_is_answered",
            ),
        )

    def __str__(self) -> str:
        return self.topic


class GuidanceAnswer(Record):
    """An answer of the PMO to a question; a later one supersedes it with a reason, and both stand."""

    question = models.ForeignKey(GuidanceRequest, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveIntegerField()
    text = models.TextField(max_length=4000)
    reason = models.TextField(blank=True, max_length=4000)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    usefulness = models.PositiveSmallIntegerField(null=True, blank=True)
    rated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("question", "number"), name="answers_are_numbered"),
            models.CheckConstraint(
                condition=models.Q(usefulness=None)
                | models.Q(usefulness__gte=LEAST_USEFUL, usefulness__lte=MOST_USEFUL),
                name="usefulness_is_one_to_five",
            ),
        )

    def __str__(self) -> str:
        return f"Answer {self.number} to {self.question_id}"
