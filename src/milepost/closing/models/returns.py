"""What was handed out to a project in counted pieces, and what a project gives back."""

from __future__ import annotations

from django.db import models

from milepost.closing.choices import GIVEN_BACK, HELD_KINDS, UNDER_WAY, ReturnKind, ReturnState
from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.projects.models import Project


class HeldAsset(Record):
    """Equipment or licences handed out to a project: how many, by whom, and who owns them."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="held_assets")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=HELD_KINDS, default=ReturnKind.ASSET)
    quantity = models.PositiveIntegerField()
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    handed_out_on = models.DateField()
    handed_out_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True, max_length=4000)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="at_least_one_piece_is_handed_out"),
        )

    def __str__(self) -> str:
        return f"{self.quantity} × {self.name}"


class ResourceReturn(Record):
    """One thing that a project gives back: what, how much of how much, to whom, and what the owner counted."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="returns")
    kind = models.CharField(max_length=12, choices=ReturnKind.choices)
    name = models.CharField(max_length=200)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asset = models.ForeignKey(HeldAsset, on_delete=models.PROTECT, null=True, blank=True, related_name="returns")
    held = models.DecimalField(max_digits=18, decimal_places=2)
    quantity = models.DecimalField(max_digits=18, decimal_places=2)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, max_length=4000)
    state = models.CharField(max_length=12, choices=ReturnState.choices, default=ReturnState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    counted = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    finding = models.TextField(blank=True, max_length=4000)
    resolution = models.TextField(blank=True, max_length=4000)
    resolved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("state", "owner"), name="return_by_state"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0, quantity__lte=models.F("held")), name="no_more_is_returned_than_held"
            ),
            models.CheckConstraint(
                condition=models.Q(counted=None) | models.Q(counted__gte=0, counted__lte=models.F("quantity")),
                name="no_more_is_counted_than_returned",
            ),
            models.CheckConstraint(
                condition=~models.Q(owner=models.F("proposed_by")), name="a_return_goes_to_somebody_else"
            ),
            models.UniqueConstraint(
                fields=("project", "person"),
                condition=models.Q(state__in=UNDER_WAY),
                name="a_person_is_given_back_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=GIVEN_BACK) | models.Q(counted__isnull=False),
                name="what_is_given_back_was_counted",
            ),
        )

    def __str__(self) -> str:
        return self.name
