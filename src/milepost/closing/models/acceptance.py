"""Who may sign for the client, what they were asked to accept, what they decided, and the note that proves it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from milepost.closing.choices import AcceptanceDecision, AcceptanceState, ConditionState, Covers
from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.planning.models import Deliverable, Submission
from milepost.projects.models import Project

SHA256 = 64


class Mandate(Record):
    """The authority of a person to accept for the client: what, from when until when, how far, by which proof.

    `deemed_clause` quotes the clause of the contract by which silence counts as acceptance; without one it never does.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="mandates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    party = models.CharField(max_length=160)
    covers = models.CharField(max_length=12, choices=Covers.choices, default=Covers.BOTH)
    limit = models.CharField(max_length=300, blank=True)
    evidence = models.TextField(max_length=2000)
    from_date = models.DateField()
    until_date = models.DateField()
    deemed_clause = models.TextField(blank=True, max_length=2000)
    deemed_after_days = models.PositiveSmallIntegerField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_date__gte=models.F("from_date")), name="mandate_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(deemed_clause="", deemed_after_days=None)
                | (~models.Q(deemed_clause="") & models.Q(deemed_after_days__gte=1)),
                name="silence_counts_by_a_clause_only",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} for {self.party}"


class Acceptance(Record):
    """What a client was asked to accept, exactly as it stood, and what they decided: a deliverable or the project."""

    sealed: ClassVar[tuple[str, ...]] = ("content",)

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="acceptances")
    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.PROTECT, null=True, blank=True, related_name="acceptances"
    )
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="acceptances")
    signatory = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="acceptances")
    state = models.CharField(max_length=20, choices=AcceptanceState.choices, default=AcceptanceState.REQUESTED)
    content = models.JSONField(default=dict)
    content_sha256 = models.CharField(max_length=SHA256)
    message = models.TextField(blank=True, max_length=2000)
    requested_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    requested_on = models.DateField()
    expires_on = models.DateField()
    decision = models.CharField(max_length=24, choices=AcceptanceDecision.choices, blank=True)
    reasons = models.TextField(blank=True, max_length=4000)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "acceptances"
        indexes = (
            models.Index(fields=("signatory", "state"), name="acceptance_by_signatory"),
            models.Index(fields=("project", "state"), name="acceptance_by_state"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("deliverable",),
                condition=models.Q(state=AcceptanceState.REQUESTED.value, deliverable__isnull=False),
                name="one_open_request_a_deliverable",
            ),
            models.UniqueConstraint(
                fields=("project",),
                condition=models.Q(state=AcceptanceState.REQUESTED.value, deliverable=None),
                name="one_open_request_a_project",
            ),
        )

    def __str__(self) -> str:
        return str(self.deliverable) if self.deliverable_id else f"Project {self.project.code}"


class AcceptanceLink(Record):
    """The door of one request: the hashes of its link, of the code that was mailed, and of the session that knew it.

    Nothing here can be turned back into what opens the door; it has no page.
    """

    acceptance = models.OneToOneField(Acceptance, on_delete=models.PROTECT, related_name="link")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    token_sha256 = models.CharField(max_length=SHA256, unique=True)
    code_digest = models.CharField(max_length=SHA256, blank=True)
    code_sent_at = models.DateTimeField(null=True, blank=True)
    sent_since = models.DateTimeField(null=True, blank=True)
    sent_count = models.PositiveSmallIntegerField(default=0)
    tries_left = models.PositiveSmallIntegerField(default=0)
    proof_sha256 = models.CharField(max_length=SHA256, blank=True)
    proven_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Link of acceptance {self.acceptance_id}"


class AcceptanceCondition(Record):
    """What a client accepted on condition of: what, by when, and who says that it is met."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    acceptance = models.ForeignKey(Acceptance, on_delete=models.PROTECT, related_name="conditions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=2000)
    due_date = models.DateField()
    state = models.CharField(max_length=10, choices=ConditionState.choices, default=ConditionState.OPEN)
    evidence = models.TextField(blank=True, max_length=2000)
    reported_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reported_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("project", "state"), name="condition_by_state"),)
        constraints = (models.UniqueConstraint(fields=("acceptance", "number"), name="conditions_are_numbered_once"),)

    def __str__(self) -> str:
        return f"Condition {self.number} of {self.acceptance}"


class SigningKey(Record):
    """A public key under which the organisation seals acceptance notes; it stays known after it was replaced."""

    key_id = models.CharField(max_length=16, unique=True)
    public_key = models.CharField(max_length=SHA256)
    created_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)
    only = models.BooleanField(default=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("only",), condition=models.Q(retired_at=None), name="one_signing_key_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.key_id


class SignedNote(Record):
    """The signed note of one decision, whole: written once, chained to the one before it on the project."""

    sealed: ClassVar[tuple[str, ...]] = ("envelope",)

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="signed_notes")
    acceptance = models.OneToOneField(Acceptance, on_delete=models.PROTECT, related_name="signed_note")
    number = models.PositiveIntegerField()
    envelope = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=SHA256)
    pdf_sha256 = models.CharField(max_length=SHA256)
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="notes")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("project", "number"), name="notes_are_chained_once"),)

    def __str__(self) -> str:
        return f"Note {self.number} of {self.project_id}"
