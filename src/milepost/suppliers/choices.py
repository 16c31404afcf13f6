"""Where a contract, its parts and the evaluation of its supplier stand."""

from django.db import models

from milepost.people.choices import PostRole
from milepost.projects.choices import RoleOnProject


class ContractState(models.TextChoices):
    """Where a contract stands; from active to final account it follows from what was delivered and agreed."""

    DRAFT = "draft", "Draft"
    APPROVED = "approved", "Approved"
    ACTIVE = "active", "Active"
    DELIVERING = "delivering", "Delivering"
    DELIVERED = "delivered", "All accepted"
    EVALUATED = "evaluated", "Evaluated"
    FINAL_ACCOUNT = "final_account", "Final account agreed"
    CLOSED = "closed", "Closed"
    TERMINATED = "terminated", "Terminated"


class DeliverableState(models.TextChoices):
    """Where a deliverable of a contract stands."""

    PLANNED = "planned", "To be handed in"
    SUBMITTED = "submitted", "Handed in"
    REJECTED = "rejected", "Rejected, to be reworked"
    ACCEPTED = "accepted", "Accepted"
    SETTLED = "settled", "Settled otherwise"


class Verdict(models.TextChoices):
    """What the project manager says of what was handed in."""

    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"


class PaymentState(models.TextChoices):
    """Where a payment stands."""

    PLANNED = "planned", "Planned"
    INVOICED = "invoiced", "Invoiced"
    PAID = "paid", "Paid"
    CANCELLED = "cancelled", "Cancelled"


class VariationState(models.TextChoices):
    """Where a variation of a contract stands."""

    PROPOSED = "proposed", "Waits for a decision"
    APPROVED = "approved", "Approved"
    REJECTED = "rejected", "Rejected"


class EvaluationState(models.TextChoices):
    """Where the evaluation of a supplier stands."""

    PROPOSED = "proposed", "Waits for the supplier"
    AGREED = "agreed", "Supplier agrees"
    CONTESTED = "contested", "Contested, to be reviewed"
    PUBLISHED = "published", "Published"


class Handback(models.TextChoices):
    """What a supplier gives back before a contract is closed."""

    RIGHTS = "rights", "Rights and data are returned"
    ACCESS = "access", "Access to sites and systems is revoked"


LIVE = (
    ContractState.ACTIVE.value,
    ContractState.DELIVERING.value,
    ContractState.DELIVERED.value,
    ContractState.EVALUATED.value,
    ContractState.FINAL_ACCOUNT.value,
)
OVER = (ContractState.CLOSED.value, ContractState.TERMINATED.value)
DONE = (DeliverableState.ACCEPTED.value, DeliverableState.SETTLED.value)
TO_HAND_IN = (DeliverableState.PLANNED.value, DeliverableState.REJECTED.value)
DUE_PAYMENTS = (PaymentState.PLANNED.value, PaymentState.INVOICED.value)
COUNTED_PAYMENTS = (*DUE_PAYMENTS, PaymentState.PAID.value)
AREAS = {
    "quality": "Quality",
    "schedule": "Schedule",
    "cost": "Cost",
    "management": "Management",
    "compliance": "Compliance",
}
"""The five areas that are rated, with their names for readers."""
RATINGS = {1: "1, unsatisfactory", 2: "2, marginal", 3: "3, satisfactory", 4: "4, very good", 5: "5, exceptional"}
MONEY_HOLDERS = frozenset({PostRole.EXECUTIVE.value, RoleOnProject.SPONSOR.value})
REVIEWERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value})
PARTNERS = frozenset({RoleOnProject.PARTNER.value})
