"""What people see of the end of a project; importing it offers every noun."""

from milepost.closing.resource import (
    acceptance,
    returns,
)

__all__ = [
    "acceptance",
    "returns",
]
