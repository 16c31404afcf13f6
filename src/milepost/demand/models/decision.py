"""What a board decided about a request, and how each member voted."""

from __future__ import annotations

from django.db import models

from milepost.demand.choices import Ballot, Outcome, RejectionReason
from milepost.demand.models.request import ProjectRequest
from milepost.kernel.models import Record
from milepost.people.models import Body, Person


class BoardDecision(Record):
    """A decision of a body about a request: the motion that was carried, why, on which conditions, by which votes."""

    request = models.ForeignKey(ProjectRequest, on_delete=models.PROTECT, related_name="decisions")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    reason_code = models.CharField(max_length=12, choices=RejectionReason.choices, blank=True)
    reason = models.TextField(max_length=4000)
    conditions = models.TextField(blank=True, max_length=4000)
    dissent = models.TextField(blank=True, max_length=4000)
    until_date = models.DateField(null=True, blank=True)
    quorum = models.PositiveSmallIntegerField()
    counted = models.PositiveSmallIntegerField()
    decided_on = models.DateField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(counted__gte=models.F("quorum")), name="board_decision_has_its_quorum"
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.REJECTED) | ~models.Q(reason_code=""),
                name="no_rejection_without_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.request}: {self.get_outcome_display()}"


class Vote(Record):
    """How one member voted on a motion, and why it does not count where it does not."""

    decision = models.ForeignKey(BoardDecision, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ballot = models.CharField(max_length=8, choices=Ballot.choices)
    conflict = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("decision", "member"), name="one_vote_a_member"),)

    def __str__(self) -> str:
        return f"{self.member}: {self.get_ballot_display()}"
