"""What people see of a plan: work items, proposed plans, milestones, baselines."""

from milepost.planning.resource import work  # isort: skip - the work list stands before what was promised
from milepost.planning.resource import plans, promises

__all__ = ["plans", "promises", "work"]
