"""What stands beside the nouns of knowledge, one file a subject."""

from milepost.knowledge.panels.guidance import (
    ANSWERS,
    AT_THE_SAME_STEP,
    AT_THE_STAGE,
)
from milepost.knowledge.panels.lessons import (
    KEPT,
    LEARNING,
    USES,
)

__all__ = [
    "ANSWERS",
    "AT_THE_SAME_STEP",
    "AT_THE_STAGE",
    "KEPT",
    "LEARNING",
    "USES",
]
