"""What was frozen and given to the board: the snapshot of a period, its packs, and what came after them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.reporting.choices import DeclaredColour, PackState
from milepost.reporting.models.calendar import Period
from milepost.reporting.models.report import StatusReport


class PeriodSnapshot(Record):
    """Everything that a pack of the period needs, as it stood when the period locked."""

    sealed: ClassVar[tuple[str, ...]] = ("body",)

    period = models.OneToOneField(Period, on_delete=models.PROTECT, related_name="snapshot")
    body = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"Snapshot of {self.period}"


class Pack(Record):
    """A board pack built from a snapshot: its files by format, each with digest, size and name."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="packs")
    number = models.PositiveSmallIntegerField()
    snapshot_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=PackState.choices, default=PackState.BUILT)
    files = models.JSONField(default=dict)
    built_at = models.DateTimeField()
    built_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("period", "number")
        constraints = (
            models.UniqueConstraint(fields=("period", "number"), name="packs_are_numbered_once"),
            models.UniqueConstraint(
                fields=("period",), condition=models.Q(state=PackState.APPROVED), name="one_approved_pack_a_period"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | models.Q(built_by=None)
                | ~models.Q(built_by=models.F("approved_by")),
                name="pack_is_not_approved_by_its_builder",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=PackState.APPROVED)
                | models.Q(approved_at__isnull=False, approved_by__isnull=False),
                name="approved_pack_says_by_whom",
            ),
        )

    def __str__(self) -> str:
        return f"Pack {self.number} of {self.period}"


class Addendum(Record):
    """A report that came after its period was locked: shown beside the pack, never in it."""

    sealed: ClassVar[tuple[str, ...]] = ("body",)

    report = models.ForeignKey(StatusReport, on_delete=models.PROTECT, related_name="addenda")
    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, null=True, blank=True, related_name="addenda")
    declared_overall = models.CharField(max_length=14, choices=DeclaredColour.choices, blank=True, default="")
    computed_overall = models.CharField(max_length=14, blank=True)
    narrative = models.JSONField(default=dict, blank=True)
    reason = models.TextField(max_length=4000)
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    body = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("report", "filed_at")
        verbose_name_plural = "addenda"

    def __str__(self) -> str:
        return f"Addendum to {self.report}"
