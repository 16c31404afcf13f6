"""Methods and their versions, who wrote them and who approved them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q, QuerySet

from milepost.kernel.models import Record
from milepost.methods.choices import VersionState
from milepost.people.models import Person

DRAFTED = Q(effective_from=None, published_at=None, published_by=None, state__in=("draft", "in_review"))
PUBLISHED = Q(
    effective_from__isnull=False,
    published_at__isnull=False,
    published_by__isnull=False,
    state__in=("published", "retired"),
)


class WithoutContent(models.Manager["MethodVersion"]):
    """Versions without their content, which is large: only a definition is read with it."""

    def get_queryset(self) -> QuerySet[MethodVersion]:
        """Return versions, the content left where it is."""
        return super().get_queryset().defer("content")


class Method(Record):
    """What the PMO lays down for its projects, in versions."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=160)

    def __str__(self) -> str:
        return self.name


class MethodVersion(Record):
    """One version of a method: its content, sealed by its SHA-256, and from which day on it is in force.

    The content is the plain form of a definition; the ledger keeps its digest, which is also `content_hash`. Once
    published it never changes.
    """

    sealed: ClassVar[tuple[str, ...]] = ("content",)

    method = models.ForeignKey(Method, on_delete=models.PROTECT, related_name="versions")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=190)
    content = models.JSONField(default=dict)
    content_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    changelog = models.TextField(blank=True, max_length=4000)
    effective_from = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    retired_on = models.DateField(null=True, blank=True)

    objects = WithoutContent()

    class Meta:
        indexes = (models.Index(fields=("state", "effective_from"), name="method_version_in_force"),)
        constraints = (
            models.UniqueConstraint(fields=("method", "code"), name="a_method_has_a_version_once"),
            models.UniqueConstraint(
                fields=("effective_from",), condition=Q(state="published"), name="one_method_version_begins_on_a_day"
            ),
            models.CheckConstraint(condition=DRAFTED | PUBLISHED, name="published_method_version_has_its_date"),
            models.CheckConstraint(
                condition=Q(state="retired", retired_on__isnull=False) | (~Q(state="retired") & Q(retired_on=None)),
                name="retired_method_version_has_its_date",
            ),
        )

    def __str__(self) -> str:
        return self.name


class MethodAuthor(Record):
    """Somebody who wrote content of a method version."""

    method_version = models.ForeignKey(MethodVersion, on_delete=models.PROTECT, related_name="authors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("method_version", "person"), name="an_author_is_named_once"),)

    def __str__(self) -> str:
        return f"{self.person} wrote {self.method_version}"


class MethodApproval(Record):
    """The approval of exactly one content of a method version by a person of the PMO."""

    method_version = models.ForeignKey(MethodVersion, on_delete=models.PROTECT, related_name="approvals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)
    approved_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("method_version", "person"), name="a_person_approves_a_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.person} approved {self.method_version}"
