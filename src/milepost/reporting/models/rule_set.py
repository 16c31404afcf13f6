"""The versioned rules by which every report is coloured."""

from __future__ import annotations

from django.db import models

from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.reporting.choices import RuleSetState


class RuleSet(Record):
    """Thresholds and counts of the colours, and the parameters of reporting, from a date on.

    `body` holds the engine's rule set with every number as a decimal string; `parameters` the ages, word limits
    and cool-off. One person writes it, another makes it effective; after that it never changes.
    """

    code = models.CharField(max_length=20, unique=True)
    body = models.JSONField()
    parameters = models.JSONField(default=dict, blank=True)
    effective_date = models.DateField()
    state = models.CharField(max_length=10, choices=RuleSetState.choices, default=RuleSetState.DRAFT)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("effective_date", "code")
        constraints = (
            models.UniqueConstraint(
                fields=("effective_date",),
                condition=models.Q(state=RuleSetState.EFFECTIVE),
                name="one_effective_rule_set_a_date",
            ),
            models.CheckConstraint(
                condition=models.Q(state=RuleSetState.DRAFT, approver=None)
                | models.Q(state=RuleSetState.EFFECTIVE, approver__isnull=False),
                name="effective_rule_set_was_approved",
            ),
            models.CheckConstraint(
                condition=models.Q(approver=None) | ~models.Q(approver=models.F("author")),
                name="rule_set_has_two_pairs_of_eyes",
            ),
        )

    def __str__(self) -> str:
        return f"Rule set {self.code}"
