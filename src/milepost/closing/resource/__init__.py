"""What people see of the end of a project; importing it offers every noun."""

from milepost.closing.resource import returns

__all__ = ["returns"]
