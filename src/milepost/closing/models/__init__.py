"""What closing keeps, one file a subject."""

from milepost.closing.models.acceptance import (
    Acceptance,
    AcceptanceCondition,
    AcceptanceLink,
    Mandate,
    SignedNote,
    SigningKey,
)

__all__ = ["Acceptance", "AcceptanceCondition", "AcceptanceLink", "Mandate", "SignedNote", "SigningKey"]
