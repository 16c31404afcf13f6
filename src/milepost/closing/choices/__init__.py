"""Words of the end of a project, one file a subject."""

from milepost.closing.choices.acceptance import (
    ACCEPTED,
    CONDITION_CONFIRMERS,
    DECIDED,
    DEEMERS,
    MANDATE_RECORDERS,
    REQUESTERS,
    SIGNATORIES,
    STANDS,
    AcceptanceDecision,
    AcceptanceState,
    ConditionState,
    Covers,
)
from milepost.closing.choices.archive import (
    AccessClass,
    ArchiveState,
)
from milepost.closing.choices.returns import (
    GIVEN_BACK,
    HELD_KINDS,
    MONEY_KINDS,
    RETURN_OWNER,
    RETURNABLE_ROLES,
    SETTLERS,
    UNDER_WAY,
    ReturnKind,
    ReturnState,
)
from milepost.closing.choices.review import (
    OPEN_REVIEWS,
    AdjustmentState,
    AdjustmentTarget,
    ObjectiveVerdict,
    ReviewState,
)

__all__ = [
    "ACCEPTED",
    "CONDITION_CONFIRMERS",
    "DECIDED",
    "DEEMERS",
    "GIVEN_BACK",
    "HELD_KINDS",
    "MANDATE_RECORDERS",
    "MONEY_KINDS",
    "OPEN_REVIEWS",
    "REQUESTERS",
    "RETURNABLE_ROLES",
    "RETURN_OWNER",
    "SETTLERS",
    "SIGNATORIES",
    "STANDS",
    "UNDER_WAY",
    "AcceptanceDecision",
    "AcceptanceState",
    "AccessClass",
    "AdjustmentState",
    "AdjustmentTarget",
    "ArchiveState",
    "ConditionState",
    "Covers",
    "ObjectiveVerdict",
    "ReturnKind",
    "ReturnState",
    "ReviewState",
]
