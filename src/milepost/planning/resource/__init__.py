"""What people see of a plan: milestones, baselines, work items."""

from milepost.planning.resource import deliverables, promises

__all__ = ["deliverables", "promises"]
