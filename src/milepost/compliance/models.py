"""What is recorded of obligations: that they were met, verified, breached; waivers of them; audits and findings."""

from __future__ import annotations

from django.db import models

from milepost.compliance.choices import AuditState, FindingState, Grade, SampleKind, WaiverState
from milepost.kernel.models import Record
from milepost.methods.models import MethodVersion
from milepost.people.models import Person
from milepost.projects.models import Project

LONGEST_TITLE = 90


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"


class Duty(Record):
    """One time of an obligation of a project of which something is recorded, with the terms that held then.

    What stands here stays whatever the method asks later: the due date, the weight, and above all a breach.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="duties")
    method_version = models.ForeignKey(MethodVersion, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    occurrence = models.PositiveIntegerField()
    name = models.CharField(max_length=2000)
    mandatory = models.BooleanField()
    critical = models.BooleanField()
    weight = models.PositiveSmallIntegerField()
    clause = models.CharField(max_length=121, blank=True)
    due_date = models.DateField(null=True, blank=True)
    performed_on = models.DateField(null=True, blank=True)
    performed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    evidence = models.TextField(blank=True, max_length=4000)
    link = models.URLField(blank=True, max_length=500)
    sent_back_on = models.DateField(null=True, blank=True)
    rework_by_date = models.DateField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True, max_length=4000)
    breached_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "recorded obligation"
        constraints = (
            models.UniqueConstraint(fields=("project", "code", "occurrence"), name="a_duty_is_recorded_once"),
            models.CheckConstraint(
                condition=models.Q(verified_at=None) | models.Q(performed_on__isnull=False),
                name="verified_duty_was_performed",
            ),
            models.CheckConstraint(
                condition=models.Q(breached_on=None) | models.Q(mandatory=True, due_date__isnull=False),
                name="breached_duty_was_due",
            ),
        )
        indexes = (models.Index(fields=("verified_at", "performed_on"), name="duty_by_verification"),)

    def __str__(self) -> str:
        return _short(self.name)


class Waiver(Record):
    """The permission not to meet an obligation for a time, or the dispensation of a breach that happened."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="waivers")
    code = models.CharField(max_length=60)
    occurrence = models.PositiveIntegerField()
    name = models.CharField(max_length=2000)
    critical = models.BooleanField()
    state = models.CharField(max_length=10, choices=WaiverState.choices, default=WaiverState.REQUESTED)
    dispensation = models.BooleanField(default=False)
    renewal = models.BooleanField(default=False)
    reason = models.TextField(max_length=4000)
    risk_assessment = models.TextField(max_length=4000)
    compensating_control = models.TextField(max_length=4000)
    from_date = models.DateField()
    to_date = models.DateField()
    requested_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    assessment = models.TextField(blank=True, max_length=4000)
    assessed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    assessed_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(blank=True, max_length=4000)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(to_date__gte=models.F("from_date")), name="waiver_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=("project", "code", "occurrence"),
                condition=models.Q(state__in=("requested", "assessed")),
                name="one_waiver_is_asked_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("granted", "revoked"))
                | models.Q(decided_by__isnull=False, decided_on__isnull=False),
                name="granted_waiver_was_decided",
            ),
        )
        indexes = (models.Index(fields=("state", "to_date"), name="waiver_by_state"),)

    def __str__(self) -> str:
        return _short(self.name)


class Audit(Record):
    """A look by somebody independent at a sample of the obligations of a project."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="audits")
    title = models.CharField(max_length=200)
    scope = models.TextField(max_length=4000)
    kind = models.CharField(max_length=6, choices=SampleKind.choices)
    seed = models.BigIntegerField(null=True, blank=True)
    drawn_from = models.PositiveIntegerField()
    why_chosen = models.TextField(blank=True, max_length=4000)
    sample = models.JSONField(default=list)
    state = models.CharField(max_length=6, choices=AuditState.choices, default=AuditState.OPEN)
    auditor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    conclusion = models.TextField(blank=True, max_length=4000)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind="random", seed__isnull=False) | (models.Q(kind="chosen") & models.Q(seed=None)),
                name="random_sample_has_its_seed",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Finding(Record):
    """What an audit found about one obligation, and the corrective action until its effect was checked."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="findings")
    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="findings")
    code = models.CharField(max_length=60)
    occurrence = models.PositiveIntegerField()
    obligation = models.CharField(max_length=2000)
    grade = models.CharField(max_length=11, choices=Grade.choices)
    text = models.TextField(max_length=4000)
    evidence = models.TextField(max_length=4000)
    state = models.CharField(max_length=6, choices=FindingState.choices, default=FindingState.OPEN)
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    answer_by_date = models.DateField()
    corrective_action = models.TextField(blank=True, max_length=4000)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_date = models.DateField(null=True, blank=True)
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.TextField(blank=True, max_length=4000)
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    effect = models.TextField(blank=True, max_length=4000)
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="open") | models.Q(owner__isnull=False, due_date__isnull=False),
                name="agreed_action_has_owner_and_date",
            ),
        )
        indexes = (models.Index(fields=("state", "due_date"), name="finding_by_due_date"),)

    def __str__(self) -> str:
        return _short(self.text)
