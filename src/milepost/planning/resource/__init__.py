"""What people see of a plan: milestones, baselines, work items."""

from milepost.planning.resource import promises

__all__ = ["promises"]
