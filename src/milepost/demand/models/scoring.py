"""How requests are scored: versions of the one weighted model, and what each scorer says."""

from __future__ import annotations

from django.db import models

from milepost.demand.choices import ModelState
from milepost.kernel.models import Record
from milepost.people.models import Person


class ScoringModel(Record):
    """A version of the weighted model: criteria with weights, directions and anchors from 0 to 5.

    One person drafts it, another adopts it; then it never changes, and it retires when the next one is adopted.
    """

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=160)
    criteria = models.JSONField()
    state = models.CharField(max_length=8, choices=ModelState.choices, default=ModelState.DRAFT)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    adopter = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    adopted_on = models.DateField(null=True, blank=True)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("state",), condition=models.Q(state=ModelState.ACTIVE), name="one_active_scoring_model"
            ),
            models.CheckConstraint(
                condition=models.Q(state=ModelState.DRAFT, adopter=None)
                | (~models.Q(state=ModelState.DRAFT) & models.Q(adopter__isnull=False)),
                name="active_scoring_model_was_adopted",
            ),
            models.CheckConstraint(
                condition=models.Q(adopter=None) | ~models.Q(adopter=models.F("author")),
                name="scoring_model_has_two_pairs_of_eyes",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ScoreSheet(Record):
    """What one scorer says of one request in one round: a score of 0 to 5 or unknown, by criterion, with reasons."""

    request = models.ForeignKey("demand.ProjectRequest", on_delete=models.PROTECT, related_name="sheets")
    scoring_model = models.ForeignKey(ScoringModel, on_delete=models.PROTECT, related_name="sheets")
    round = models.PositiveSmallIntegerField()
    scorer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict, blank=True)
    scored_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("request", "round", "scorer"), name="one_sheet_a_scorer_and_round"),
        )

    def __str__(self) -> str:
        return f"{self.scorer} on {self.request}"
