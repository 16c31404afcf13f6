"""A notice: what one person is told of a change, why they are told, from when it may hold, and that they know."""

from __future__ import annotations

from django.db import models

from milepost.changes.models.change import ChangeRequest
from milepost.kernel.models import Record
from milepost.people.models import Person
from milepost.projects.models import Project


class Notice(Record):
    """What one person is told of a change before it holds, with the reason, the lead time and the acknowledgement."""

    change = models.ForeignKey(ChangeRequest, on_delete=models.PROTECT, related_name="notices")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="notices")
    recipient = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    basis = models.JSONField(default=list)
    differences = models.JSONField(default=list)
    to_do = models.TextField(max_length=4000)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    lead_days = models.PositiveSmallIntegerField()
    earliest_at = models.DateTimeField()
    answer_by_at = models.DateTimeField()
    afterwards = models.BooleanField(default=False)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    proxy = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    proxy_reason = models.TextField(blank=True, max_length=2000)
    proxy_named_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    escalation = models.TextField(blank=True, max_length=4000)
    released_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    release_reason = models.TextField(blank=True, max_length=4000)

    class Meta:
        indexes = (models.Index(fields=("recipient", "acknowledged_at"), name="notice_by_recipient"),)
        constraints = (
            models.UniqueConstraint(fields=("change", "recipient"), name="one_notice_a_recipient"),
            models.CheckConstraint(
                condition=models.Q(acknowledged_by=None)
                | models.Q(acknowledged_by=models.F("recipient"))
                | models.Q(acknowledged_by=models.F("proxy")),
                name="recipient_or_proxy_acknowledges",
            ),
            models.CheckConstraint(
                condition=models.Q(proxy=None) | ~models.Q(proxy=models.F("recipient")),
                name="nobody_is_their_own_proxy",
            ),
        )

    def __str__(self) -> str:
        return f"{self.change} to {self.recipient}"
