"""What stands on pages about the end of a project."""

from milepost.closing.panels.returns import (
    GIVEN_BACK_HERE,
    GIVING_BACK,
)

__all__ = [
    "GIVEN_BACK_HERE",
    "GIVING_BACK",
]
