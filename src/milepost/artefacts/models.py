"""Structured documents, their versions, and what is said about them."""

from __future__ import annotations

from django.db import models

from milepost.artefacts.choices import LIVE, ArtefactState, AttachmentState, Severity, Verdict, VersionState
from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.projects.models import Project

LONGEST_TITLE = 80


class Artefact(Record):
    """A structured document that the method asks of a project."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="artefacts")
    type_code = models.CharField(max_length=60)
    name = models.CharField(max_length=160)
    state = models.CharField(max_length=12, choices=ArtefactState.choices, default=ArtefactState.DRAFT)
    number = models.PositiveIntegerField(default=1)
    approved_number = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("project", "type_code"),
                condition=models.Q(state__in=sorted(LIVE)),
                name="one_live_document_of_a_type",
            ),
        )
        indexes = (models.Index(fields=("type_code", "state"), name="artefact_by_type"),)

    def __str__(self) -> str:
        return self.name


class ArtefactVersion(Record):
    """One version of a document: its content, the hash of it, and who prepared it."""

    artefact = models.ForeignKey(Artefact, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=VersionState.choices, default=VersionState.DRAFT)
    content = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    change_note = models.CharField(max_length=500, blank=True)
    prepared_by = models.JSONField(default=list, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("artefact", "number"), name="a_version_is_numbered_once"),
            models.UniqueConstraint(
                fields=("artefact",),
                condition=models.Q(state=VersionState.DRAFT.value),
                name="one_draft_of_a_document",
            ),
        )

    def __str__(self) -> str:
        return f"{self.artefact_id} version {self.number}"


class Comment(Record):
    """What somebody says about a version or one field of it, and how it was resolved."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    artefact = models.ForeignKey(Artefact, on_delete=models.PROTECT, related_name="comments")
    number = models.PositiveIntegerField()
    field = models.CharField(max_length=60, blank=True)
    text = models.TextField(max_length=4000)
    severity = models.CharField(max_length=8, choices=Severity.choices, default=Severity.SHOULD)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    resolution = models.TextField(blank=True, max_length=4000)
    resolved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("artefact", "resolved_at"), name="comment_by_resolution"),)

    def __str__(self) -> str:
        return self.text if len(self.text) <= LONGEST_TITLE else f"{self.text[: LONGEST_TITLE - 1]}…"


class Review(Record):
    """What a reviewer says of one version, and for which role of the method they speak."""

    artefact = models.ForeignKey(Artefact, on_delete=models.PROTECT, related_name="reviews")
    number = models.PositiveIntegerField()
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    parts = models.JSONField(default=list)
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    text = models.TextField(blank=True, max_length=4000)
    reviewed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("artefact", "number", "reviewer"), name="one_verdict_of_a_reviewer"),
        )

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: version {self.number}"


class Reading(Record):
    """A receipt: somebody confirmed having read the version with this hash."""

    artefact = models.ForeignKey(Artefact, on_delete=models.PROTECT, related_name="readings")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("artefact", "number", "reader"), name="one_receipt_of_a_reader"),
        )

    def __str__(self) -> str:
        return f"Version {self.number} read"


class Attachment(Record):
    """A file that hangs on a document; its bytes are stored under their hash."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    artefact = models.ForeignKey(Artefact, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=150)
    note = models.CharField(max_length=300, blank=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=AttachmentState.choices, default=AttachmentState.ATTACHED)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("artefact", "sha256"),
                condition=models.Q(state=AttachmentState.ATTACHED.value),
                name="a_file_hangs_once_on_a_document",
            ),
        )

    def __str__(self) -> str:
        return self.name
