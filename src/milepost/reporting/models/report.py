"""The status report of a project for a period, the facts frozen into it, its overrides and later adjustments."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models

from milepost.kernel.models import Record
from milepost.people.models import CURRENCY, Person
from milepost.projects.choices import Origin
from milepost.projects.models import Project
from milepost.reporting.choices import (
    Adjustable,
    Breach,
    Colour,
    DeclaredColour,
    DeliveryConfidence,
    OverrideState,
    ReportState,
)
from milepost.reporting.models.calendar import Period


def _money() -> models.DecimalField[Decimal | None, Decimal | None]:
    return models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)


def _person() -> models.ForeignKey[Person | None, Person | None]:
    return models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")


def _colour(choices: list[tuple[str, str]]) -> models.CharField[str, str]:
    return models.CharField(max_length=14, choices=choices, blank=True, default="")


class StatusReport(Record):
    """What a project reports for a period: computed and declared colours side by side, text, and both due dates.

    The computed columns repeat the frozen facts so that a board reads light rows: `computed` holds the shown colour
    of every dimension, `memory` what the next period needs to know of this one, `counted_overall` what the roll-up
    counts where the shown colour is grey.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="status_reports")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.OPEN)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.NATIVE)

    computed_overall = _colour(Colour.choices)
    counted_overall = _colour(Colour.choices)
    computed_why = models.CharField(max_length=400, blank=True)
    computed = models.JSONField(default=dict, blank=True)
    memory = models.JSONField(default=dict, blank=True)
    declared_overall = _colour(DeclaredColour.choices)
    declared = models.JSONField(default=dict, blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)
    divergence = models.SmallIntegerField(null=True, blank=True)
    delivery_confidence = _colour(DeliveryConfidence.choices)

    forecast_finish = models.DateField(null=True, blank=True)
    first_baseline_start = models.DateField(null=True, blank=True)
    first_baseline_finish = models.DateField(null=True, blank=True)
    last_baseline_start = models.DateField(null=True, blank=True)
    last_baseline_finish = models.DateField(null=True, blank=True)
    currency = models.CharField(max_length=3, validators=[CURRENCY])
    forecast_cost = _money()
    spend_to_date = _money()
    first_baseline_cost = _money()
    last_baseline_cost = _money()
    benefits_target = _money()
    benefits_forecast = _money()

    narrative = models.JSONField(default=dict, blank=True)
    carried_over = models.JSONField(default=list, blank=True)
    due_on = models.DateField(null=True, blank=True)
    first_submitted_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = _person()
    submissions = models.PositiveSmallIntegerField(default=0)
    review_due_on = models.DateField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = _person()
    reviews = models.PositiveSmallIntegerField(default=0)
    late_reviews = models.PositiveSmallIntegerField(default=0)
    return_reason = models.TextField(blank=True, max_length=4000)
    pmo_colour = _colour(DeclaredColour.choices)
    pmo_comment = models.TextField(blank=True, max_length=4000)
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessed_by = _person()
    breach = models.CharField(max_length=24, choices=Breach.choices, blank=True, default="")
    attributes = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("period", "state"), name="report_by_state"),
            models.Index(fields=("state", "review_due_on"), name="report_by_review"),
            models.Index(
                fields=("period", "project", "computed_overall", "declared_overall", "delivery_confidence"),
                name="report_by_colour",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("project", "period"), name="one_report_a_project_and_period"),
            models.CheckConstraint(
                condition=models.Q(divergence=None) | models.Q(divergence__gte=-2, divergence__lte=2),
                name="divergence_is_within_two_levels",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=(ReportState.SUBMITTED, ReportState.ACCEPTED))
                | models.Q(origin=Origin.IMPORTED)
                | models.Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="submitted_report_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ReportState.ACCEPTED)
                | models.Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
                name="accepted_report_says_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_by=None)
                | models.Q(submitted_by=None)
                | ~models.Q(reviewed_by=models.F("submitted_by")),
                name="report_is_not_reviewed_by_its_author",
            ),
        )

    def __str__(self) -> str:
        return f"{self.project} for {self.period}"


class ReportFacts(Record):
    """The facts of one submission, frozen: what every figure and colour of the report rests on."""

    sealed: ClassVar[tuple[str, ...]] = ("body",)

    report = models.ForeignKey(StatusReport, on_delete=models.PROTECT, related_name="facts")
    number = models.PositiveSmallIntegerField()
    body = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    rule_set_version = models.CharField(max_length=20)
    frozen_at = models.DateTimeField()

    class Meta:
        ordering = ("report", "number")
        verbose_name_plural = "report facts"
        constraints = (models.UniqueConstraint(fields=("report", "number"), name="facts_are_numbered_once"),)

    def __str__(self) -> str:
        return f"Facts {self.number} of {self.report}"


class Override(Record):
    """A declared colour better than the computed one, with its grounds; it expires with the period of its report."""

    report = models.ForeignKey(StatusReport, on_delete=models.PROTECT, related_name="overrides")
    dimension = models.CharField(max_length=14)
    computed = models.CharField(max_length=14, choices=Colour.choices)
    declared = models.CharField(max_length=14, choices=DeclaredColour.choices)
    justification = models.TextField(max_length=4000)
    evidence = models.TextField(max_length=2000)
    recovery_date = models.DateField()
    state = models.CharField(max_length=10, choices=OverrideState.choices, default=OverrideState.PROPOSED)
    decided_by = _person()
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, max_length=4000)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("report", "dimension"),
                condition=~models.Q(state=OverrideState.REJECTED),
                name="one_standing_override_a_dimension",
            ),
            models.CheckConstraint(
                condition=~models.Q(justification="") & ~models.Q(evidence=""), name="override_has_its_grounds"
            ),
            models.CheckConstraint(
                condition=models.Q(state=OverrideState.PROPOSED, decided_at=None)
                | models.Q(decided_at__isnull=False, decided_by__isnull=False),
                name="decided_override_says_by_whom",
            ),
        )

    def __str__(self) -> str:
        return f"{self.dimension}: {self.declared} instead of {self.computed}"


class Adjustment(Record):
    """A dated correction of a figure in a locked report; it belongs to the next open period."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="adjustments")
    about_report = models.ForeignKey(StatusReport, on_delete=models.PROTECT, related_name="adjustments")
    field = models.CharField(max_length=20, choices=Adjustable.choices)
    was = models.CharField(max_length=40, blank=True)
    is_now = models.CharField(max_length=40)
    reason = models.TextField(max_length=4000)
    dated = models.DateField()

    class Meta:
        ordering = ("period", "about_report", "id")

    def __str__(self) -> str:
        return f"{self.get_field_display()} of {self.about_report}: {self.was} became {self.is_now}"
