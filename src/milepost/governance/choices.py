"""States of a gate review, its ratings, what a body decides, and where a condition stands."""

from django.db import models

from milepost.people.choices import PMO, BodyKind, PostRole
from milepost.projects.choices import INSIDERS, LEADS, RoleOnProject

SPONSOR, OVERSIGHT = RoleOnProject.SPONSOR.value, RoleOnProject.OVERSIGHT.value
EXECUTIVE = PostRole.EXECUTIVE.value


class ReviewState(models.TextChoices):
    """Where a gate review stands; the order is the order of its way."""

    REQUESTED = "requested", "Asked for"
    IN_REVIEW = "in_review", "In review"
    REPORTED = "reported", "Reported, to be decided"
    DECIDED = "decided", "Decided"
    WITHDRAWN = "withdrawn", "Withdrawn"
    VOID = "void", "Void: content changed after the freeze"


class Confidence(models.TextChoices):
    """What independent reviewers expect of the delivery; never averaged, never mixed with colours of a report."""

    GREEN = "green", "Green"
    AMBER_GREEN = "amber_green", "Amber-Green"
    AMBER = "amber", "Amber"
    AMBER_RED = "amber_red", "Amber-Red"
    RED = "red", "Red"


CONFIDENCE_MEANS = {
    Confidence.GREEN.value: "Delivery to time, cost and quality is highly likely; no major issue is open.",
    Confidence.AMBER_GREEN.value: "Delivery is probable; it needs constant attention.",
    Confidence.AMBER.value: "Delivery is feasible; significant issues exist that can be resolved now.",
    Confidence.AMBER_RED.value: "Delivery is in doubt; major risks or issues in key areas need urgent action.",
    Confidence.RED.value: "Delivery appears unachievable; issues do not seem manageable: a new baseline or an end.",
}


class Urgency(models.TextChoices):
    """How urgent a recommendation is."""

    CRITICAL = "critical", "Critical: do it now"
    ESSENTIAL = "essential", "Essential: do it before the next gate"
    RECOMMENDED = "recommended", "Recommended"


class GateOutcome(models.TextChoices):
    """What is decided at a gate."""

    APPROVE = "approve", "Approve"
    CONDITIONAL = "conditional", "Approve with conditions"
    HOLD = "hold", "Hold: rework and ask again"
    STOP = "stop", "Stop the project"


class DecisionStanding(models.TextChoices):
    """Whether a gate decision has taken effect."""

    COMING = "coming", "Takes effect later"
    IN_FORCE = "in_force", "In force"
    WITHDRAWN = "withdrawn", "Withdrawn before its effect"


class Blocks(models.TextChoices):
    """What a condition blocks once it has lapsed."""

    NEXT_GATE = "next_gate", "The next gate"
    SPEND = "spend", "New spending"
    SCOPE = "scope", "Changes of scope"


class ConditionState(models.TextChoices):
    """Where a condition stands; that it lapsed follows from its dates and is not stored."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed, to be verified"
    VERIFIED = "verified", "Verified"


class RecommendationState(models.TextChoices):
    """Where a recommendation stands."""

    OPEN = "open", "Open"
    ANSWERED = "answered", "Answered"


OPEN_REVIEWS = (ReviewState.REQUESTED.value, ReviewState.IN_REVIEW.value, ReviewState.REPORTED.value)
BEFORE_REPORT = (ReviewState.REQUESTED.value, ReviewState.IN_REVIEW.value)
PASSING = frozenset({GateOutcome.APPROVE.value, GateOutcome.CONDITIONAL.value})
REVIEWERS = frozenset({RoleOnProject.REVIEWER.value})
DECIDERS = frozenset({RoleOnProject.STEERING.value, SPONSOR})
NAMERS = PMO
ENACTERS = PMO | LEADS
VERIFIERS = PMO | {OVERSIGHT, SPONSOR}
PARTIES = INSIDERS | (frozenset(PostRole.values) - {PostRole.ADMINISTRATOR.value})
"""Whoever may own a condition or a recommendation: the guard asks whether it is theirs."""
RANK = {BodyKind.CHANGE.value: 0, BodyKind.STEERING.value: 1, BodyKind.PORTFOLIO.value: 2, BodyKind.GOVERNING.value: 3}
"""A higher body may withdraw what a lower one decided; a sponsor alone stands below every body."""
SPONSORS_RANK = -1
DECIDING_KINDS = {
    "agb": frozenset({BodyKind.GOVERNING.value}),
    "psc": frozenset({BodyKind.STEERING.value, BodyKind.PORTFOLIO.value, BodyKind.GOVERNING.value}),
}
"""Which bodies decide for a role of the method; any other role of the business is decided by a governing body."""
ALONE = frozenset({"po", "bm"})
"""Roles of the method that one person plays, the sponsor: they decide without a body, or a body does."""
