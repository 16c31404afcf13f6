"""Severities, states and kinds of issues, decisions and changes."""

from django.db import models


class Severity(models.TextChoices):
    """How much an issue hurts."""

    CRITICAL = "critical", "Critical"
    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class IssueState(models.TextChoices):
    """Where an issue stands."""

    OPEN = "open", "Open"
    RESOLVED = "resolved", "Resolved"


class DecisionState(models.TextChoices):
    """Where a question to management stands."""

    ASKED = "asked", "Asked"
    DECIDED = "decided", "Decided"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ChangeKind(models.TextChoices):
    """What a change is mainly about."""

    TIME = "time", "Time"
    COST = "cost", "Cost"
    SCOPE = "scope", "Scope"
    QUALITY = "quality", "Quality"
    PEOPLE = "people", "People"
    SUPPLIER = "supplier", "Supplier"


class ChangeOrigin(models.TextChoices):
    """Who wants a change."""

    TEAM = "team", "The team"
    CLIENT = "client", "The client"
    SPONSOR = "sponsor", "The sponsor"
    PARTNER = "partner", "A partner or supplier"
    OUTSIDE = "outside", "Law, market or other events"


class Lane(models.TextChoices):
    """How far a change reaches, and so who decides it."""

    A = "a", "A – nothing promised is touched"
    B = "b", "B – within tolerance"
    C = "c", "C – beyond tolerance"


class ChangeState(models.TextChoices):
    """Where a change request stands."""

    DRAFT = "draft", "Proposed"
    ASSESSED = "assessed", "To be decided"
    REJECTED = "rejected", "Rejected"
    POSTPONED = "postponed", "Postponed"
    MERGED = "merged", "Merged into another"
    NOTICED = "noticed", "Approved, people are being told"
    EFFECTIVE = "effective", "Effective"
    IMPLEMENTED = "implemented", "Carried out"
    VERIFIED = "verified", "Verified"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ChangeOutcome(models.TextChoices):
    """The four outcomes of a decision on a change."""

    APPROVE = "approve", "Approve"
    REJECT = "reject", "Reject"
    POSTPONE = "postpone", "Postpone"
    MERGE = "merge", "Merge into another change"


class Ballot(models.TextChoices):
    """How a member of a board votes on a change."""

    FOR = "for", "For"
    AGAINST = "against", "Against"
    ABSTAIN = "abstain", "Abstains"


class NoticePart(models.TextChoices):
    """What somebody is to the notices of a project."""

    RECIPIENT = "notice_recipient", "Recipient of a notice"
    PROXY = "notice_proxy", "Proxy for a recipient of a notice"


OPEN_TO_WORDING = (ChangeState.DRAFT.value, ChangeState.ASSESSED.value)
UNDECIDED = (*OPEN_TO_WORDING, ChangeState.POSTPONED.value)
BEFORE_EFFECT = (*UNDECIDED, ChangeState.NOTICED.value)
TAKEN_ON = (
    ChangeState.NOTICED.value,
    ChangeState.EFFECTIVE.value,
    ChangeState.IMPLEMENTED.value,
    ChangeState.VERIFIED.value,
    ChangeState.CLOSED.value,
)
"""Approved and not taken back: what counts against the tolerance of ninety days."""
ENDED = (
    ChangeState.REJECTED.value,
    ChangeState.MERGED.value,
    ChangeState.VERIFIED.value,
    ChangeState.CLOSED.value,
    ChangeState.WITHDRAWN.value,
)
"""Nothing is left to be decided or carried out: what a gate and the closing of a project ask for."""
