"""States of a request and of a scoring model, parts that people play on a request, and how a board decides."""

from django.db import models

from milepost.people.choices import PMO, PostRole


class RequestState(models.TextChoices):
    """Where a request stands; the order is the order of its way."""

    DRAFT = "draft", "Draft"
    RETURNED = "returned", "Returned to the requester"
    SUBMITTED = "submitted", "Submitted"
    SCREENED = "screened", "In scoring"
    SCORED = "scored", "Scored"
    SHORTLISTED = "shortlisted", "Before the board"
    APPROVED = "approved", "Approved"
    DEFERRED = "deferred", "Deferred"
    REJECTED = "rejected", "Rejected"
    CONVERTED = "converted", "Became a project"
    WITHDRAWN = "withdrawn", "Withdrawn"


class PartOnRequest(models.TextChoices):
    """A part that a person plays on one request."""

    REQUESTER = "requester", "Requester"
    SPONSOR = "request_sponsor", "Sponsor of the request"
    SCORER = "scorer", "Scorer"
    BOARD_MEMBER = "board_member", "Member of the board"


class ModelState(models.TextChoices):
    """Where a version of the scoring model stands."""

    DRAFT = "draft", "Draft"
    ACTIVE = "active", "Active"
    RETIRED = "retired", "Retired"


class Outcome(models.TextChoices):
    """What a board decides about a request."""

    APPROVED = "approved", "Approve"
    DEFERRED = "deferred", "Defer"
    REJECTED = "rejected", "Reject"


class RejectionReason(models.TextChoices):
    """Why a request is rejected, in one of few words; the board says more beside it."""

    NO_FIT = "no_fit", "It serves no objective well enough"
    LOW_VALUE = "low_value", "It is worth less than what it takes"
    TOO_RISKY = "too_risky", "It risks more than we bear"
    NO_CAPACITY = "no_capacity", "There are no people or money for it"
    DUPLICATE = "duplicate", "It is done elsewhere already"


class Ballot(models.TextChoices):
    """How a member votes on the motion."""

    FOR = "for", "For"
    AGAINST = "against", "Against"
    ABSTAIN = "abstain", "Abstains"


EDITABLE = frozenset({RequestState.DRAFT.value, RequestState.RETURNED.value})
BEFORE_THE_DECISION = EDITABLE | {
    RequestState.SUBMITTED.value,
    RequestState.SCREENED.value,
    RequestState.SCORED.value,
    RequestState.SHORTLISTED.value,
    RequestState.DEFERRED.value,
}
WAITING = BEFORE_THE_DECISION | {RequestState.APPROVED.value}
"""States in which somebody has a next step to take."""
RANKED = frozenset({RequestState.SCORED.value, RequestState.SHORTLISTED.value})
RESCORABLE = RANKED | {RequestState.SCREENED.value}
REQUESTERS = frozenset({PartOnRequest.REQUESTER.value})
APPELLANTS = frozenset({PartOnRequest.REQUESTER.value, PartOnRequest.SPONSOR.value})
SCORERS = frozenset({PartOnRequest.SCORER.value})
BOARD = frozenset({PartOnRequest.BOARD_MEMBER.value})
OFFICE = PMO
MODEL_ADOPTERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value})
INITIATORS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value})
