"""What stands on pages about the end of a project."""

from milepost.closing.panels.archive import (
    KINDS,
    RESTORE_TESTS,
)
from milepost.closing.panels.project import (
    CLOSING,
)
from milepost.closing.panels.returns import (
    GIVEN_BACK_HERE,
    GIVING_BACK,
)
from milepost.closing.panels.review import (
    ADJUSTMENTS,
    COMPARISONS,
    OBJECTIVES,
)

__all__ = [
    "ADJUSTMENTS",
    "CLOSING",
    "COMPARISONS",
    "GIVEN_BACK_HERE",
    "GIVING_BACK",
    "KINDS",
    "OBJECTIVES",
    "RESTORE_TESTS",
]
