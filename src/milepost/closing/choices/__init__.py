"""States and kinds of closing, one file a subject."""

from milepost.closing.choices.archive import AccessClass, ArchiveState
from milepost.closing.choices.review import (
    OPEN_REVIEWS,
    AdjustmentState,
    AdjustmentTarget,
    ObjectiveVerdict,
    ReviewState,
)

__all__ = [
    "OPEN_REVIEWS",
    "AccessClass",
    "AdjustmentState",
    "AdjustmentTarget",
    "ArchiveState",
    "ObjectiveVerdict",
    "ReviewState",
]
