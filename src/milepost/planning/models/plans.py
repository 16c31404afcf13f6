"""A plan as it was proposed: all six sections under one hash, and what was decided."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from milepost.documents import wording
from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.planning.choices import PlanState
from milepost.planning.models.promises import Baseline
from milepost.projects.models import Project


class SealedPlan(Record):
    """The whole plan of a project at one moment, sealed: the ledger keeps its digest, the row its content.

    Proposed by who leads, approved by somebody independent; then it is the content of a `Baseline`. A baseline that
    follows from an approved change is sealed in the same way and names the change.
    """

    sealed: ClassVar[tuple[str, ...]] = ("content",)

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="sealed_plans")
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.PROPOSED)
    content = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    logic_explanation = models.TextField(blank=True, max_length=4000)
    deadline_acceptance = models.TextField(blank=True, max_length=4000)
    change_reference = models.CharField(max_length=40, blank=True)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(blank=True, max_length=4000)
    baseline = models.OneToOneField(
        Baseline, on_delete=models.PROTECT, null=True, blank=True, related_name="sealed_plan"
    )

    class Meta:
        ordering = ("project", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("project",), condition=models.Q(state=PlanState.PROPOSED.value), name="one_plan_is_proposed"
            ),
        )

    def __str__(self) -> str:
        return f"Plan of {self.project} as proposed on {wording.day(self.proposed_at)}"
