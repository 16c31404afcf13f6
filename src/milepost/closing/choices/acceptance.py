"""What is accepted, how it is decided, and where an acceptance stands."""

from django.db import models

from milepost.people.choices import PMO, PostRole
from milepost.projects.choices import LEADS, RoleOnProject


class Covers(models.TextChoices):
    """What a signatory is mandated to accept."""

    DELIVERABLES = "deliverables", "Deliverables"
    PROJECT = "project", "The project as a whole"
    BOTH = "both", "Deliverables and the project"


class AcceptanceDecision(models.TextChoices):
    """What a client decides."""

    ACCEPT = "accept", "Accept"
    CONDITIONAL = "accept_with_conditions", "Accept with conditions"
    REJECT = "reject", "Reject"


class AcceptanceState(models.TextChoices):
    """Where an acceptance stands by what somebody did; the rest follows from its dates and its content."""

    REQUESTED = "requested", "Waits for the client"
    SIGNED = "signed", "Accepted"
    CONDITIONAL = "signed_conditional", "Accepted with conditions"
    CONDITIONS_MET = "conditions_met", "Accepted, conditions met"
    REFUSED = "refused", "Rejected"
    DEEMED = "deemed", "Deemed accepted by contract"
    VOID = "void", "Void"


class ConditionState(models.TextChoices):
    """Where a condition of an acceptance stands."""

    OPEN = "open", "Open"
    REPORTED = "reported", "Reported as met"
    MET = "met", "Met"


ACCEPTED = frozenset(
    {AcceptanceState.SIGNED.value, AcceptanceState.CONDITIONS_MET.value, AcceptanceState.DEEMED.value},
)
STANDS = ACCEPTED | {AcceptanceState.CONDITIONAL.value}
DECIDED = {
    AcceptanceDecision.ACCEPT.value: AcceptanceState.SIGNED.value,
    AcceptanceDecision.CONDITIONAL.value: AcceptanceState.CONDITIONAL.value,
    AcceptanceDecision.REJECT.value: AcceptanceState.REFUSED.value,
}
SIGNATORIES = frozenset({RoleOnProject.CLIENT.value})
REQUESTERS = LEADS
MANDATE_RECORDERS = PMO | {RoleOnProject.SPONSOR.value}
DEEMERS = frozenset({RoleOnProject.SPONSOR.value, PostRole.EXECUTIVE.value})
CONDITION_CONFIRMERS = SIGNATORIES | {RoleOnProject.SPONSOR.value}
