"""Sealed archives, the index of what is in them, personal data that was flagged, and tests of restoring them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from milepost.closing.choices import AccessClass, ArchiveState
from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.projects.models import Project


class ArchivePackage(Record):
    """The sealed archive of a project: one file whose digest stands in the ledger, and how long it is kept."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="archives")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=ArchiveState.choices, default=ArchiveState.SEALED)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    entries = models.PositiveIntegerField()
    ledger_seq = models.PositiveBigIntegerField()
    ledger_hash = models.CharField(max_length=64)
    key = models.ForeignKey("SigningKey", on_delete=models.PROTECT, null=True, blank=True, related_name="archives")
    sealed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField()
    keep_until_date = models.DateField()
    held = models.BooleanField(default=False)
    hold_reason = models.TextField(blank=True, max_length=4000)
    disposal_proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    disposal_proposed_at = models.DateTimeField(null=True, blank=True)
    disposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    disposed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("project", "number"), name="archives_are_numbered_once"),
            models.UniqueConstraint(
                fields=("project",),
                condition=models.Q(state=ArchiveState.SEALED.value),
                name="one_present_archive_of_a_project",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ArchiveState.DISPOSED.value)
                | models.Q(held=False, disposed_at__isnull=False, disposal_proposed_at__isnull=False)
                & ~models.Q(disposed_by=models.F("disposal_proposed_by")),
                name="disposal_takes_two_people_and_no_hold",
            ),
        )

    def __str__(self) -> str:
        return f"Archive {self.number} of {self.project}"


class ArchivedFile(Record):
    """A line of the index of an archive: what a file is, who reads it, and the words by which it is found."""

    sealed: ClassVar[tuple[str, ...]] = ("words",)

    archive = models.ForeignKey(ArchivePackage, on_delete=models.PROTECT, related_name="files")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=250)
    title = models.CharField(max_length=250)
    kind = models.CharField(max_length=40)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    access = models.CharField(max_length=12, choices=AccessClass.choices, default=AccessClass.INTERNAL)
    keep_until_date = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("archive", "path"), name="a_path_is_archived_once"),)

    def __str__(self) -> str:
        return self.title


class RestoreTest(Record):
    """A trial of an archive: it was opened, verified and read, and what was found."""

    archive = models.ForeignKey(ArchivePackage, on_delete=models.PROTECT, related_name="restore_tests")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    passed = models.BooleanField()
    entries = models.PositiveIntegerField()
    findings = models.TextField(blank=True, max_length=4000)
    note = models.CharField(max_length=300, blank=True)
    tested_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    tested_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{'Passed' if self.passed else 'Failed'}: {self.entries} entries"


class PersonalDataFlag(Record):
    """Personal data that somebody found among the papers of a project, and what was done about it before sealing."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="personal_data_flags")
    place = models.CharField(max_length=250)
    concern = models.TextField(max_length=4000)
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    resolution = models.TextField(blank=True, max_length=4000)
    resolved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.place
