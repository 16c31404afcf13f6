"""Classes, stages, states and roles of a project."""

from django.db import models

from milepost.kernel.policy import OPERATOR
from milepost.people.choices import PMO, PostRole


class ProjectClass(models.TextChoices):
    """How much method a project needs: A the most, C the least."""

    A = "A", "Class A"
    B = "B", "Class B"
    C = "C", "Class C"


class Stage(models.TextChoices):
    """Where a project stands in its life; the order is the order of the method."""

    INITIATING = "initiating", "Initiating"
    PLANNING = "planning", "Planning"
    EXECUTING = "executing", "Executing"
    CLOSING = "closing", "Closing"
    CLOSED = "closed", "Closed"
    REVIEWED = "reviewed", "Reviewed"


class Standing(models.TextChoices):
    """Whether work goes on."""

    ACTIVE = "active", "Active"
    ON_HOLD = "on_hold", "On hold"
    TERMINATING = "terminating", "Terminating"
    ENDED = "ended", "Ended"


class Origin(models.TextChoices):
    """Where a record came from; imported history is shown as such and never as compliant."""

    NATIVE = "native", "Recorded here"
    IMPORTED = "imported", "Imported, unverified"


class ProjectOrigin(models.TextChoices):
    """Where a project came from: imported history is quarantined until the PMO adopts it."""

    NATIVE = "native", "Recorded here"
    IMPORTED = "imported", "Imported, unverified"
    ADOPTED = "adopted", "Imported, then adopted"


class EntryBasis(models.TextChoices):
    """By what a project came to stand in a stage."""

    REGISTERED = "registered", "Registered"
    GATE = "gate", "By a gate decision"
    TERMINATED = "terminated", "Terminated"
    RECORD = "record", "By its closing record"
    IMPORTED = "imported", "As told by an import"
    ADOPTED = "adopted", "As found when it was adopted"


class RoleOnProject(models.TextChoices):
    """A part that a person plays on a project for a time."""

    PM = "pm", "Project manager"
    DEPUTY = "deputy", "Deputy project manager"
    MEMBER = "member", "Team member"
    SPONSOR = "sponsor", "Sponsor"
    CLIENT = "client_signatory", "Client signatory"
    PARTNER = "partner", "Partner"
    OVERSIGHT = "oversight_officer", "Oversight officer"
    REVIEWER = "gate_reviewer", "Gate reviewer"
    STEERING = "steering_member", "Member of the steering body"
    DELEGATE = "delegate", "Delegate in delivery"
    CONTROL_DELEGATE = "control_delegate", "Delegate in control"


class DirectionState(models.TextChoices):
    """Where a direction stands."""

    ISSUED = "issued", "Waits for an answer"
    ACCEPTED = "accepted", "Accepted"
    CHALLENGED = "challenged", "Challenged"
    DONE = "done", "Done, to be confirmed"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Ground(models.TextChoices):
    """Why a direction is challenged; the last three suspend it until somebody rules."""

    EVIDENCE = "evidence", "The evidence speaks against it"
    LAW = "law", "It would breach a law"
    SAFETY = "safety", "It would endanger somebody"
    CONTRACT = "contract", "It would breach a contract"


class Ruling(models.TextChoices):
    """What a third party says of a challenge."""

    UPHELD = "upheld", "Upheld as it is"
    MODIFIED = "modified", "Modified"
    WITHDRAWN = "withdrawn", "Withdrawn"


class MoveState(models.TextChoices):
    """Where a move to another method version stands."""

    ANNOUNCED = "announced", "Waits to be acknowledged"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    COMPLETED = "completed", "Completed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class DelegationState(models.TextChoices):
    """What was last said of a delegation; whether it holds follows from its days."""

    OFFERED = "offered", "Offered"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    REVOKED = "revoked", "Revoked"


OFFERED_DELEGATE = "offered_delegate"
"""The role of whoever a delegation is offered to, on that delegation."""


class Unit(models.TextChoices):
    """In what a limit of a power is measured."""

    HOURS = "hours", "hours of work"
    MONEY = "money", "in the currency of the project"
    DAYS = "days", "days later"


OPEN_MOVES = (MoveState.ANNOUNCED.value, MoveState.ACKNOWLEDGED.value)
DELIVERY = frozenset({RoleOnProject.PM.value, RoleOnProject.DEPUTY.value, RoleOnProject.MEMBER.value})
OUTSIDERS = frozenset({RoleOnProject.CLIENT.value, RoleOnProject.PARTNER.value})
DELEGATES = frozenset({RoleOnProject.DELEGATE.value, RoleOnProject.CONTROL_DELEGATE.value})
"""Parts that an accepted delegation gives and takes: they open nothing by themselves, each act asks the delegation."""
TAKE_PART = DELIVERY | {RoleOnProject.DELEGATE.value}
"""Who delivers, as far as control is concerned: whoever exercises a power of the project manager does too."""
INSIDERS = frozenset(RoleOnProject.values) - OUTSIDERS - DELEGATES
GIVEN_WITH_A_GATE = frozenset({RoleOnProject.REVIEWER.value, RoleOnProject.STEERING.value})
"""Parts that a gate review gives and takes: nobody is appointed to them."""
APPOINTABLE = frozenset(RoleOnProject.values) - GIVEN_WITH_A_GATE - DELEGATES
"""A client and a partner will see their own deliverables and contract on pages of their own, and nothing else."""
LEADS = frozenset({RoleOnProject.PM.value, RoleOnProject.DEPUTY.value})
LEADING = LEADS | {RoleOnProject.DELEGATE.value}
SINGLE_ROLES = (RoleOnProject.PM.value, RoleOnProject.SPONSOR.value, RoleOnProject.OVERSIGHT.value)
FACT_WRITERS = LEADS | {OPERATOR}
RAISERS = DELIVERY | {OPERATOR}
CONTROLLERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value, RoleOnProject.SPONSOR.value})
DIRECTORS = frozenset({PostRole.DIRECTOR.value, RoleOnProject.OVERSIGHT.value})
SEE_DIRECTIONS = LEADS | {RoleOnProject.SPONSOR.value, RoleOnProject.OVERSIGHT.value}
ARBITERS = frozenset({PostRole.EXECUTIVE.value, RoleOnProject.SPONSOR.value})
SUSPENDING = frozenset({Ground.LAW.value, Ground.SAFETY.value, Ground.CONTRACT.value})
OFFICE = PMO | {OPERATOR}
OPERATOR_ONLY = frozenset({OPERATOR})
BUSINESS = frozenset({PostRole.EXECUTIVE.value, RoleOnProject.SPONSOR.value})
CONTROL = PMO | {RoleOnProject.OVERSIGHT.value}
SUPPLY = frozenset({RoleOnProject.PARTNER.value})
PLAYED_BY: dict[str, frozenset[str]] = {
    "agb": frozenset({PostRole.EXECUTIVE.value}),
    "psc": BUSINESS,
    "po": frozenset({RoleOnProject.SPONSOR.value}),
    "bm": frozenset({RoleOnProject.SPONSOR.value}),
    "pm": LEADS,
    "pct": DELIVERY,
    "pmo": CONTROL,
    "sp": SUPPLY,
}
"""Which roles of the house play a role of the method, by its code; one that is not named here, by its side."""
PLAYED_BY_SIDE: dict[str, frozenset[str]] = {
    "business": BUSINESS,
    "delivery": LEADS,
    "control": CONTROL,
    "supplier": SUPPLY,
}
