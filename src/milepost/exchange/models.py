"""What exchange keeps: which record a key of a source stands for, and every import that changed something."""

from __future__ import annotations

from django.db import models

from milepost.kernel.models import Record
from milepost.people.models import Person


class ExternalReference(Record):
    """A key under which a source knows one of our records: the next return of the same project finds it again.

    `source` is the series that a profile reads (the code of its cycle), so that two profiles of one series agree.
    """

    source = models.CharField(max_length=80)
    noun = models.CharField(max_length=60)
    key = models.CharField(max_length=500)
    record_id = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=("noun", "record_id"), name="reference_of_record"),)
        constraints = (models.UniqueConstraint(fields=("source", "noun", "key"), name="a_key_stands_for_one_record"),)

    def __str__(self) -> str:
        return f"{self.source}: {self.key}"


class ImportRun(Record):
    """An import that changed something: from which file, by which profile, what came of its rows, and for whom."""

    source_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    profile = models.CharField(max_length=80)
    attribution = models.CharField(max_length=400, blank=True)
    counts = models.JSONField(default=dict)
    created = models.JSONField(default=dict, blank=True)
    problems = models.JSONField(default=list, blank=True)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.source_name} ({self.imported_at:%Y-%m-%d %H:%M})"
