"""The fixed vocabularies of closing, one file a subject."""

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

__all__ = [
    "ACCEPTED",
    "CONDITION_CONFIRMERS",
    "DECIDED",
    "DEEMERS",
    "MANDATE_RECORDERS",
    "REQUESTERS",
    "SIGNATORIES",
    "STANDS",
    "AcceptanceDecision",
    "AcceptanceState",
    "ConditionState",
    "Covers",
]
