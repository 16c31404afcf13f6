"""What the kernel keeps: the ledger with its streams, the versions of every record, and jobs."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Record(models.Model):
    """A record that only actions write: it counts its versions and lives in the ledger.

    `sealed` names fields that are written once and kept in the ledger by digest only, because they are large.
    """

    sealed: ClassVar[tuple[str, ...]] = ()

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class LedgerStream(models.Model):
    """One hash chain of the ledger and its head: a project is a stream, the organisation is one."""

    name = models.CharField(max_length=80, unique=True)
    head_seq = models.PositiveBigIntegerField(default=0)
    head_hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.name}@{self.head_seq}"


class LedgerEntry(models.Model):
    """One thing that was done or refused. `body` is the canonical JSON whose SHA-256 is `hash`."""

    stream = models.ForeignKey(LedgerStream, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True, db_index=True)
    verb = models.CharField(max_length=80, db_index=True)
    refused = models.BooleanField(default=False)
    correlation = models.CharField(max_length=40, blank=True, db_index=True)
    body = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("stream", "seq"), name="ledger_chain_does_not_fork"),)

    def __str__(self) -> str:
        return f"{self.stream_id}#{self.seq} {self.verb}"


class RecordVersion(models.Model):
    """The state of one record from one ledger entry until the next: the index that answers "as of"."""

    noun = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    entry = models.ForeignKey(LedgerEntry, on_delete=models.PROTECT, related_name="versions")
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    gone = models.BooleanField(default=False)
    state = models.JSONField()

    class Meta:
        indexes = (
            models.Index(fields=("noun", "record_id", "recorded_at"), name="version_of_record"),
            models.Index(fields=("noun", "superseded_at", "recorded_at"), name="version_as_of"),
            models.Index(fields=("entry", "noun"), name="version_by_entry"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("noun", "record_id"),
                condition=models.Q(superseded_at__isnull=True),
                name="record_has_one_present_version",
            ),
        )

    def __str__(self) -> str:
        return f"{self.noun}/{self.record_id} from {self.recorded_at:%Y-%m-%d %H:%M}"


class Job(models.Model):
    """Background work with its progress, seen by whoever started it."""

    class State(models.TextChoices):
        """Where a job stands."""

        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=State.choices, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)
    due = models.PositiveIntegerField(default=0)
    cancel_wanted = models.BooleanField(default=False)
    started_by_id = models.BigIntegerField(null=True)
    acting_role = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()
    beat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)
    problem = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.title} ({self.state})"


class JobLine(models.Model):
    """One line of a job's log."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="lines")
    at = models.DateTimeField()
    text = models.CharField(max_length=500)

    def __str__(self) -> str:
        return self.text
