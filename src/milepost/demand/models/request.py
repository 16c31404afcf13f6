"""A request for a project, and the objectives that it would serve."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from milepost.demand.choices import RequestState
from milepost.demand.models.scoring import ScoringModel
from milepost.kernel.models import Record
from milepost.people.models import CURRENCY, Person, Unit
from milepost.portfolios.models import StrategicObjective


class ProjectRequest(Record):
    """A wish for a project: the problem, the desired result, the options, and what it may cost, until it is decided."""

    code = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=250)
    requester = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="requests")
    sponsor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="requests")
    problem = models.TextField(blank=True, max_length=4000)
    desired_result = models.TextField(blank=True, max_length=4000)
    do_nothing = models.TextField(blank=True, max_length=4000)
    other_options = models.TextField(blank=True, max_length=4000)
    benefits = models.TextField(blank=True, max_length=4000)
    mandatory = models.BooleanField(default=False)
    legal_reference = models.CharField(max_length=300, blank=True)
    cost_low = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    cost_likely = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    cost_high = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, validators=[CURRENCY])
    earliest_start_date = models.DateField(null=True, blank=True)
    finish_by_date = models.DateField(null=True, blank=True)
    duration_months = models.PositiveSmallIntegerField(null=True, blank=True)
    org_units = models.PositiveSmallIntegerField(null=True, blank=True)
    external_parties = models.PositiveSmallIntegerField(null=True, blank=True)
    novelty = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    exposure = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    prospective_pm = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, choices=RequestState.choices, default=RequestState.DRAFT)
    moved_on = models.DateField()
    submitted_on = models.DateField(null=True, blank=True)
    asked_for = models.TextField(blank=True, max_length=4000)
    scoring_model = models.ForeignKey(ScoringModel, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    round = models.PositiveSmallIntegerField(default=0)
    decision_due_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    appeal_by_date = models.DateField(null=True, blank=True)
    appealed = models.BooleanField(default=False)
    project_code = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = (models.Index(fields=("state", "moved_on"), name="request_by_state"),)
        constraints = (
            models.CheckConstraint(
                condition=(
                    (models.Q(cost_low=None) | models.Q(cost_low__gte=0))
                    & (
                        models.Q(cost_likely=None)
                        | models.Q(cost_low=None)
                        | models.Q(cost_low__lte=models.F("cost_likely"))
                    )
                    & (
                        models.Q(cost_high=None)
                        | models.Q(cost_likely=None)
                        | models.Q(cost_likely__lte=models.F("cost_high"))
                    )
                ),
                name="cost_range_is_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("draft", "returned", "submitted", "withdrawn"))
                | models.Q(scoring_model__isnull=False),
                name="request_is_scored_by_one_model",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="converted") | ~models.Q(project_code=""),
                name="converted_request_names_its_project",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class RequestObjective(Record):
    """A strategic objective that a requested project would serve."""

    request = models.ForeignKey(ProjectRequest, on_delete=models.PROTECT, related_name="objective_links")
    objective = models.ForeignKey(StrategicObjective, on_delete=models.PROTECT, related_name="request_links")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("request", "objective"), name="an_objective_is_requested_once"),)

    def __str__(self) -> str:
        return f"{self.request} would serve {self.objective}"
