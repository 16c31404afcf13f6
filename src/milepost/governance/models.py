"""Gate reviews with their frozen dossier, the opinions of reviewers, decisions with their votes, and conditions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from milepost.demand.choices import Ballot
from milepost.governance.choices import (
    OPEN_REVIEWS,
    Blocks,
    ConditionState,
    Confidence,
    DecisionStanding,
    GateOutcome,
    RecommendationState,
    ReviewState,
    Urgency,
)
from milepost.kernel.models import Record
from milepost.methods.models import MethodVersion
from milepost.people.models import Body, Person
from milepost.projects.models import Project


class Statement(Record):
    """What somebody who may states for a criterion of a gate that no other record tells, and where it can be seen."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="statements")
    check_code = models.CharField(max_length=60)
    text = models.TextField(max_length=2000)
    evidence = models.CharField(max_length=500)
    stated_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    stated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("project", "check_code"),
                condition=models.Q(withdrawn_at=None),
                name="one_standing_statement_of_a_check",
            ),
        )

    def __str__(self) -> str:
        return f"{self.check_code} of {self.project.code}"


class GateReview(Record):
    """A gate that a project manager asked for: its dossier as it was frozen, its reviewers and what they report."""

    sealed: ClassVar[tuple[str, ...]] = ("dossier",)

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="gate_reviews")
    method_version = models.ForeignKey(MethodVersion, on_delete=models.PROTECT, related_name="+")
    gate = models.CharField(max_length=60)
    name = models.CharField(max_length=160)
    leads_to = models.CharField(max_length=12)
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=ReviewState.choices, default=ReviewState.REQUESTED)
    dossier = models.JSONField(default=dict)
    dossier_sha256 = models.CharField(max_length=64)
    facts_sha256 = models.CharField(max_length=64)
    requested_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    review_date = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=12, choices=Confidence.choices, blank=True)
    report = models.TextField(blank=True, max_length=8000)
    reported_at = models.DateTimeField(null=True, blank=True)
    red_response = models.TextField(blank=True, max_length=4000)
    red_owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    red_due_date = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("state", "project"), name="gate_review_by_state"),)
        constraints = (
            models.UniqueConstraint(fields=("project", "gate", "number"), name="a_gate_review_is_numbered_once"),
            models.UniqueConstraint(
                fields=("project",), condition=models.Q(state__in=OPEN_REVIEWS), name="one_gate_review_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.project.code}: {self.name}, review {self.number}"


class GateReviewer(Record):
    """An independent reviewer of a gate, whether they lead, and what they think: their own rating stays theirs."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(GateReview, on_delete=models.PROTECT, related_name="reviewers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="gate_reviews")
    leads = models.BooleanField(default=False)
    confidence = models.CharField(max_length=12, choices=Confidence.choices, blank=True)
    reasons = models.TextField(blank=True, max_length=4000)
    given_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("review", "person"), name="a_reviewer_is_named_once"),
            models.UniqueConstraint(
                fields=("review",), condition=models.Q(leads=True), name="one_reviewer_leads_a_review"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.review}"


class Recommendation(Record):
    """What a reviewer recommends, how urgent it is, who acts by when, and what became of it."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(GateReview, on_delete=models.PROTECT, related_name="recommendations")
    text = models.TextField(max_length=2000)
    urgency = models.CharField(max_length=12, choices=Urgency.choices)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_date = models.DateField()
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=RecommendationState.choices, default=RecommendationState.OPEN)
    answer = models.TextField(blank=True, max_length=2000)
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text[:80]


class GateDecision(Record):
    """What was decided at a gate, by whom, why, and from which day; it is never dated back."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="gate_decisions")
    review = models.OneToOneField(GateReview, on_delete=models.PROTECT, related_name="decision")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=12, choices=GateOutcome.choices)
    reason = models.TextField(max_length=4000)
    dissent = models.TextField(blank=True, max_length=4000)
    rework = models.TextField(blank=True, max_length=4000)
    rework_date = models.DateField(null=True, blank=True)
    quorum = models.PositiveSmallIntegerField()
    counted = models.PositiveSmallIntegerField()
    standing = models.CharField(max_length=10, choices=DecisionStanding.choices, default=DecisionStanding.COMING)
    decided_at = models.DateTimeField()
    decided_date = models.DateField()
    effective_date = models.DateField()
    effected_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(counted__gte=models.F("quorum")), name="gate_decision_has_its_quorum"
            ),
            models.CheckConstraint(
                condition=models.Q(effective_date__gte=models.F("decided_date")), name="gate_decision_is_not_dated_back"
            ),
        )

    def __str__(self) -> str:
        return f"{self.review}: {self.get_outcome_display()}"


class GateVote(Record):
    """How one person voted on a gate, and why it does not count where it does not."""

    decision = models.ForeignKey(GateDecision, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ballot = models.CharField(max_length=8, choices=Ballot.choices)
    conflict = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("decision", "member"), name="one_gate_vote_a_member"),)

    def __str__(self) -> str:
        return f"{self.member}: {self.get_ballot_display()}"


class Condition(Record):
    """A condition of an approval: closed with evidence, verified by somebody else; its lapse is computed from dates.

    `first_due_date` holds the earlier date where it lapsed once and was given another.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="gate_conditions")
    decision = models.ForeignKey(GateDecision, on_delete=models.PROTECT, related_name="conditions")
    text = models.TextField(max_length=2000)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_date = models.DateField()
    first_due_date = models.DateField(null=True, blank=True)
    blocks = models.CharField(max_length=10, choices=Blocks.choices)
    state = models.CharField(max_length=10, choices=ConditionState.choices, default=ConditionState.OPEN)
    evidence = models.TextField(blank=True, max_length=2000)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_date = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("state", "due_date"), name="gate_condition_by_state"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(verified_by=None) | ~models.Q(verified_by=models.F("owner")),
                name="a_condition_is_verified_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ConditionState.VERIFIED) | models.Q(verified_by__isnull=False),
                name="a_verified_condition_names_who_verified",
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]
