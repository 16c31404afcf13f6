"""What people see of projects, of the directions given to their managers, and of moves of their method."""

from milepost.projects.resource import register  # isort: skip - directions add to what it declares
from milepost.projects.resource import delegations, directions, initiation, method_moves, policies

__all__ = ["delegations", "directions", "initiation", "method_moves", "policies", "register"]
