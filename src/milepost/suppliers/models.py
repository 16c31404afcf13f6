"""Suppliers, the contracts with them, what these deliver and cost, and how suppliers are evaluated."""

from __future__ import annotations

from django.db import models

from milepost.documents import wording
from milepost.kernel.models import Record
from milepost.people.models import CURRENCY, Person
from milepost.projects.models import Project
from milepost.suppliers.choices import (
    ContractState,
    DeliverableState,
    EvaluationState,
    PaymentState,
    VariationState,
    Verdict,
)


class Supplier(Record):
    """A third party that delivers under contracts: its legal name and whom one speaks to."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200, unique=True)
    registration = models.CharField(max_length=80, blank=True)
    contact = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True, max_length=4000)

    def __str__(self) -> str:
        return self.name


class Contract(Record):
    """What a supplier delivers to a project, for what money, and under which terms."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="contracts")
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="contracts")
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    scope = models.TextField(max_length=4000)
    value = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3, validators=[CURRENCY])
    start_date = models.DateField()
    end_date = models.DateField()
    retention_share = models.DecimalField(max_digits=5, decimal_places=4, default=0)
    rights_clause = models.TextField(blank=True, max_length=4000)
    data_clause = models.TextField(blank=True, max_length=4000)
    state = models.CharField(max_length=14, choices=ContractState.choices, default=ContractState.DRAFT)
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    partner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    final_amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    final_agreed_on = models.DateField(null=True, blank=True)
    retention_due_date = models.DateField(null=True, blank=True)
    retention_released_on = models.DateField(null=True, blank=True)
    warranty_owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    warranty_until = models.DateField(null=True, blank=True)
    rights_returned = models.TextField(blank=True, max_length=4000)
    access_revoked = models.TextField(blank=True, max_length=4000)
    settlement = models.TextField(blank=True, max_length=4000)
    terminated_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closing_requested_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closing_requested_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("state", "project"), name="contract_by_state"),
            models.Index(fields=("partner",), name="contract_by_partner"),
        )
        constraints = (
            models.CheckConstraint(condition=models.Q(value__gt=0), name="contract_has_a_value"),
            models.CheckConstraint(
                condition=models.Q(end_date__gte=models.F("start_date")), name="contract_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=models.Q(retention_share__gte=0, retention_share__lt=1), name="retention_is_a_share"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("prepared_by")),
                name="contract_is_approved_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_by=None) | ~models.Q(closed_by=models.F("closing_requested_by")),
                name="contract_is_closed_by_two",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ContractDeliverable(Record):
    """One thing that a supplier owes under a contract, and by when."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="deliverables")
    name = models.CharField(max_length=200)
    criteria = models.TextField(max_length=4000)
    due_date = models.DateField()
    state = models.CharField(max_length=10, choices=DeliverableState.choices, default=DeliverableState.PLANNED)
    submissions = models.PositiveSmallIntegerField(default=0)
    settlement = models.TextField(blank=True, max_length=4000)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("contract", "name"), name="a_contract_names_a_deliverable_once"),
        )

    def __str__(self) -> str:
        return self.name


class Submission(Record):
    """What a supplier handed in for a deliverable, and the verdict on it: given once, never changed."""

    deliverable = models.ForeignKey(ContractDeliverable, on_delete=models.PROTECT, related_name="handed_in")
    number = models.PositiveSmallIntegerField()
    note = models.TextField(max_length=4000)
    handed_in_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    handed_in_on = models.DateField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    defects = models.PositiveSmallIntegerField(null=True, blank=True)
    finding = models.TextField(blank=True, max_length=4000)
    judged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    judged_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("deliverable", "number"), name="contract_submissions_are_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(verdict="") | models.Q(judged_by__isnull=False, defects__isnull=False),
                name="a_verdict_says_who_and_how_many_defects",
            ),
        )

    def __str__(self) -> str:
        return f"Submission {self.number} of {self.deliverable}"


class ContractPayment(Record):
    """A payment of a contract: planned, invoiced by the supplier, released by whoever holds the money."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="payments")
    name = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    due_date = models.DateField()
    state = models.CharField(max_length=10, choices=PaymentState.choices, default=PaymentState.PLANNED)
    invoice = models.CharField(max_length=80, blank=True)
    invoiced_on = models.DateField(null=True, blank=True)
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    released_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    paid_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_has_an_amount"),
            models.UniqueConstraint(
                fields=("contract", "invoice"), condition=~models.Q(invoice=""), name="an_invoice_is_recorded_once"
            ),
            models.CheckConstraint(
                condition=models.Q(released_by=None) | ~models.Q(released_by=models.F("prepared_by")),
                name="payment_is_released_by_another",
            ),
        )

    def __str__(self) -> str:
        return self.name


class ContractVariation(Record):
    """A change of the price or the end of a contract: proposed by one, decided by another."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="variations")
    number = models.PositiveSmallIntegerField()
    reason = models.TextField(max_length=4000)
    amount = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    end_date = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=VariationState.choices, default=VariationState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("contract", "number"), name="variations_are_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("proposed_by")),
                name="variation_is_decided_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"Variation {self.number} of {self.contract.code}"


class ContractorReport(Record):
    """What a supplier says of the progress of its own contract; written once."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="reports")
    as_of_date = models.DateField()
    progress = models.TextField(max_length=4000)
    problems = models.TextField(blank=True, max_length=4000)
    next_steps = models.TextField(blank=True, max_length=4000)
    reported_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("contract", "as_of_date"), name="one_contractor_report_a_day"),)

    def __str__(self) -> str:
        return f"{self.contract.code}, as of {wording.day(self.as_of_date)}"


class SupplierEvaluation(Record):
    """How a supplier did under a contract: computed facts, ratings, the supplier's comment, a second view."""

    contract = models.OneToOneField(Contract, on_delete=models.PROTECT, related_name="evaluation")
    facts = models.JSONField(default=dict)
    ratings = models.JSONField(default=dict)
    evidence = models.JSONField(default=dict, blank=True)
    narrative = models.TextField(max_length=4000)
    score = models.DecimalField(max_digits=4, decimal_places=2)
    state = models.CharField(max_length=10, choices=EvaluationState.choices, default=EvaluationState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    comment_by_date = models.DateField()
    comment = models.TextField(blank=True, max_length=4000)
    contested = models.JSONField(default=list, blank=True)
    commented_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    commented_at = models.DateTimeField(null=True, blank=True)
    second_view = models.TextField(blank=True, max_length=4000)
    second_ratings = models.JSONField(default=dict, blank=True)
    second_score = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("state",), name="evaluation_by_state"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(score__gte=1, score__lte=5), name="evaluation_score_is_one_to_five"
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_by=None) | ~models.Q(reviewed_by=models.F("proposed_by")),
                name="evaluation_is_reviewed_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"Evaluation of {self.contract.code}"
