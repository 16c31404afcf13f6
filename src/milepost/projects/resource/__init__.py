"""What people see of projects and of the directions given to their managers."""

from milepost.projects.resource import register  # isort: skip - directions add to what it declares
from milepost.projects.resource import directions, initiation

__all__ = ["directions", "initiation", "register"]
