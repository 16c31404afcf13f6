"""What people see of the end of a project, one file a subject."""

from milepost.closing.resource import acceptance

__all__ = ["acceptance"]
