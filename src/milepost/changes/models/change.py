"""A change request: what is to be otherwise than promised, what that does, who decided, and what came of it."""

from __future__ import annotations

from django.db import models

from milepost.changes.choices import Ballot, ChangeKind, ChangeOrigin, ChangeState, Lane
from milepost.kernel.models import Record
from milepost.people.models import Body, Person
from milepost.planning.models import Baseline
from milepost.projects.models import Project


class ChangeRequest(Record):
    """A proposed difference to what a project promised: computed, decided, told to whom it touches, then effective."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="change_requests")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    reason = models.TextField(max_length=4000)
    kind = models.CharField(max_length=10, choices=ChangeKind.choices, default=ChangeKind.TIME)
    origin = models.CharField(max_length=10, choices=ChangeOrigin.choices, default=ChangeOrigin.TEAM)
    to_do = models.TextField(blank=True, max_length=2000)
    difference = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=ChangeState.choices, default=ChangeState.DRAFT)
    requested_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    impact = models.JSONField(default=dict, blank=True)
    lane = models.CharField(max_length=1, choices=Lane.choices, blank=True)
    assessed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(blank=True, max_length=4000)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    postponed_until = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    emergency = models.BooleanField(default=False)
    effective_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    effective_at = models.DateTimeField(null=True, blank=True)
    baseline = models.OneToOneField(
        Baseline, on_delete=models.PROTECT, null=True, blank=True, related_name="change_request"
    )
    implemented_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    implemented_at = models.DateTimeField(null=True, blank=True)
    evidence = models.TextField(blank=True, max_length=4000)
    verified_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "change request"
        indexes = (models.Index(fields=("state", "project"), name="change_by_state"),)
        constraints = (
            models.UniqueConstraint(fields=("project", "number"), name="changes_are_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("requested_by")),
                name="nobody_decides_the_change_they_asked_for",
            ),
            models.CheckConstraint(
                condition=models.Q(verified_by=None) | ~models.Q(verified_by=models.F("implemented_by")),
                name="nobody_verifies_what_they_implemented",
            ),
        )

    @property
    def code(self) -> str:
        """Return the label by which people name it."""
        return f"CR-{self.number}"

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class ChangeVote(Record):
    """How a member of a board voted on a change, and why the vote does not count where it does not."""

    change = models.ForeignKey(ChangeRequest, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ballot = models.CharField(max_length=8, choices=Ballot.choices)
    conflict = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("change", "member"), name="one_vote_a_member_on_a_change"),)

    def __str__(self) -> str:
        return f"{self.member}: {self.get_ballot_display()}"
