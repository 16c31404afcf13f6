"""Lessons, what projects do with them, and what happened again."""

from __future__ import annotations

from django.db import models

from milepost.changes.models import Decision
from milepost.closing.models import Adjustment
from milepost.kernel.models import Record
from milepost.knowledge.choices import USED, Disposition, LessonSource, LessonState
from milepost.people.models import Person
from milepost.planning.models import Milestone
from milepost.projects.models import Project
from milepost.risks.models import Risk


class Lesson(Record):
    """What a project learnt: what happened and why, what it cost, and what somebody should do differently."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="lessons")
    source = models.CharField(max_length=8, choices=LessonSource.choices, default=LessonSource.PROJECT)
    adjustment = models.OneToOneField(
        Adjustment, on_delete=models.PROTECT, null=True, blank=True, related_name="lesson"
    )
    title = models.CharField(max_length=200)
    happened = models.TextField(max_length=4000)
    cause = models.TextField(max_length=4000)
    effect = models.TextField(max_length=4000)
    effect_cost = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    effect_days = models.PositiveIntegerField(null=True, blank=True)
    effect_unknown = models.CharField(max_length=300, blank=True)
    currency = models.CharField(max_length=3)
    addressee = models.CharField(max_length=120)
    recommendation = models.CharField(max_length=300)
    project_class = models.CharField(max_length=1, blank=True)
    category = models.CharField(max_length=120, blank=True)
    phase_code = models.CharField(max_length=60, blank=True)
    artefact_type_code = models.CharField(max_length=60, blank=True)
    supplier_type = models.CharField(max_length=60, blank=True)
    tags = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=LessonState.choices, default=LessonState.CAPTURED)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    captured_at = models.DateTimeField()
    curated_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    validated_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    embedded_in = models.CharField(max_length=300, blank=True)
    duplicate_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates")

    class Meta:
        indexes = (models.Index(fields=("state", "project"), name="lesson_by_state"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(effect_cost__isnull=False)
                | models.Q(effect_days__isnull=False)
                | ~models.Q(effect_unknown=""),
                name="lesson_says_how_much",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("published", "embedded"))
                | models.Q(published_at__isnull=False, validated_by__isnull=False)
                & ~models.Q(validated_by=models.F("author")),
                name="published_lesson_was_validated_by_another",
            ),
        )

    def __str__(self) -> str:
        return self.title


class LessonDisposition(Record):
    """What a project does with a lesson, why, and what came of it: a risk, a milestone or a decision."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="lesson_dispositions")
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="dispositions")
    decision = models.CharField(max_length=16, choices=Disposition.choices)
    reason = models.TextField(max_length=4000)
    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("project", "lesson"), name="a_lesson_is_dispositioned_once_a_project"),
            models.CheckConstraint(
                condition=~models.Q(decision__in=sorted(USED))
                | models.Q(risk__isnull=False)
                | models.Q(milestone__isnull=False)
                | models.Q(asked_decision__isnull=False),
                name="used_lesson_names_what_came_of_it",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_decision_display()}: {self.lesson}"


class LessonRecurrence(Record):
    """That what a lesson warns of happened again on a project, whether or not the project had applied it."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="lesson_recurrences")
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="recurrences")
    happened = models.TextField(max_length=4000)
    ignored = models.BooleanField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.lesson}, again"


class NothingLearnt(Record):
    """That whoever leads a project signed that there is no lesson to record, and why."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="nothing_learnt")
    reason = models.TextField(max_length=4000)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "nothing learnt"

    def __str__(self) -> str:
        return f"Nothing learnt on {self.project}"
