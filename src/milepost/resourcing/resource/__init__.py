"""What people see of assignments, hours and proposed work."""

from milepost.resourcing.resource import assignments, hours, proposals

__all__ = ["assignments", "hours", "proposals"]
