"""What is kept of the end of a project: what it gives back."""

from milepost.closing.models.acceptance import (
    Acceptance,
    AcceptanceCondition,
    AcceptanceLink,
    Mandate,
    SignedNote,
    SigningKey,
)
from milepost.closing.models.returns import (
    HeldAsset,
    ResourceReturn,
)

__all__ = [
    "Acceptance",
    "AcceptanceCondition",
    "AcceptanceLink",
    "HeldAsset",
    "Mandate",
    "ResourceReturn",
    "SignedNote",
    "SigningKey",
]
