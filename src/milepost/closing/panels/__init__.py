"""What stands beside projects, archives and reviews."""

from milepost.closing.panels.archive import KINDS, RESTORE_TESTS
from milepost.closing.panels.project import CLOSING
from milepost.closing.panels.review import ADJUSTMENTS, COMPARISONS, OBJECTIVES

__all__ = ["ADJUSTMENTS", "CLOSING", "COMPARISONS", "KINDS", "OBJECTIVES", "RESTORE_TESTS"]
