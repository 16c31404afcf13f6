"""The risk register."""

from __future__ import annotations

from django.db import models

from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.projects.models import Project
from milepost.risks.choices import RiskResponse, RiskState


class Risk(Record):
    """Something uncertain that would matter: cause, event, effect, owner, response and next dated action."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="risks")
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True, max_length=4000)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    probability_share = models.DecimalField(max_digits=5, decimal_places=4)
    impact_cost = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    impact_days = models.PositiveIntegerField(null=True, blank=True)
    critical = models.BooleanField(default=False)
    response = models.CharField(max_length=10, choices=RiskResponse.choices, default=RiskResponse.NONE)
    next_action = models.CharField(max_length=300, blank=True)
    next_action_date = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=14, choices=RiskState.choices, default=RiskState.OPEN)
    raised_on = models.DateField()
    reviewed_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(probability_share__gte=0, probability_share__lte=1),
                name="probability_is_a_share",
            ),
        )

    def __str__(self) -> str:
        return self.title
