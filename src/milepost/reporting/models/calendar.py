"""Series of reports, their periods, what is due from whom by when, and which projects take part."""

from __future__ import annotations

from django.db import models

from milepost.documents import wording
from milepost.kernel.models import Record
from milepost.people.models import Person, WorkCalendar
from milepost.projects.choices import Origin, ProjectClass
from milepost.projects.models import Project
from milepost.reporting.choices import Cadence, CadenceState, PeriodState


class Cycle(Record):
    """A series of reports that comes round on a calendar."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    cadence = models.CharField(max_length=10, choices=Cadence.choices, default=Cadence.MONTHLY)
    calendar = models.ForeignKey(WorkCalendar, on_delete=models.PROTECT, related_name="+")
    periods_opened = models.PositiveIntegerField(default=0, editable=False)
    interim_of = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="interim"
    )

    def __str__(self) -> str:
        return self.name


class CadenceRule(Record):
    """After how many days a class reports in between the data dates of a cycle, or that it does not, from a date on."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="cadence_rules")
    project_class = models.CharField(max_length=1, choices=ProjectClass.choices)
    interim_days = models.PositiveSmallIntegerField(null=True, blank=True)
    effective_date = models.DateField()
    state = models.CharField(max_length=10, choices=CadenceState.choices, default=CadenceState.PROPOSED)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("cycle", "project_class", "effective_date")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "project_class", "effective_date"),
                condition=models.Q(state=CadenceState.EFFECTIVE),
                name="one_effective_cadence_a_class_and_date",
            ),
            models.CheckConstraint(
                condition=models.Q(interim_days=None) | models.Q(interim_days__gte=5, interim_days__lte=180),
                name="cadence_is_between_five_and_180_days",
            ),
            models.CheckConstraint(
                condition=models.Q(state=CadenceState.PROPOSED, approver=None)
                | models.Q(state=CadenceState.EFFECTIVE, approver__isnull=False),
                name="effective_cadence_was_approved",
            ),
            models.CheckConstraint(
                condition=models.Q(approver=None) | ~models.Q(approver=models.F("author")),
                name="cadence_has_two_pairs_of_eyes",
            ),
        )

    def __str__(self) -> str:
        return f"Cadence of class {self.project_class} in {self.cycle}, from {wording.day(self.effective_date)}"


class DueRule(Record):
    """How many working days a class of project has to report, and the PMO to review, from a date on."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="due_rules")
    project_class = models.CharField(max_length=1, choices=ProjectClass.choices)
    report_due_working_days = models.PositiveSmallIntegerField()
    review_due_working_days = models.PositiveSmallIntegerField()
    effective_date = models.DateField()

    class Meta:
        ordering = ("cycle", "project_class", "effective_date")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "project_class", "effective_date"), name="one_due_rule_a_class_and_date"
            ),
            models.CheckConstraint(
                condition=models.Q(report_due_working_days__lte=60, review_due_working_days__lte=60),
                name="due_rule_is_within_sixty_days",
            ),
        )

    def __str__(self) -> str:
        return f"{self.cycle}, class {self.project_class}, from {wording.day(self.effective_date)}"


class Period(Record):
    """A stretch of time that is reported on; its last day is the data date of its reports."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="periods")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    start_date = models.DateField()
    end_date = models.DateField()
    state = models.CharField(max_length=8, choices=PeriodState.choices, default=PeriodState.OPEN)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.NATIVE)
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("cycle", "end_date")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "code"), name="one_period_a_code"),
            models.UniqueConstraint(fields=("cycle", "start_date"), name="one_period_a_start"),
            models.UniqueConstraint(fields=("cycle", "end_date"), name="one_period_an_end"),
            models.CheckConstraint(
                condition=models.Q(end_date__gte=models.F("start_date")), name="period_end_not_before_start"
            ),
            models.CheckConstraint(
                condition=models.Q(state=PeriodState.OPEN, locked_at=None)
                | models.Q(state=PeriodState.LOCKED, locked_at__isnull=False),
                name="locked_period_says_when",
            ),
        )

    def __str__(self) -> str:
        return self.name


class CycleMembership(Record):
    """A project reports in a cycle from a date until another, or until further notice."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="memberships")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="memberships")
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("project", "cycle"), condition=models.Q(to_date=None), name="one_open_membership_a_cycle"
            ),
            models.UniqueConstraint(fields=("project", "cycle", "from_date"), name="one_membership_a_start"),
            models.CheckConstraint(
                condition=models.Q(to_date=None) | models.Q(to_date__gte=models.F("from_date")),
                name="membership_end_not_before_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.project} in {self.cycle}"
