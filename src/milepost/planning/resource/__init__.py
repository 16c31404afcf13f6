"""What people see of a plan: work items, proposed plans, milestones, baselines."""

from milepost.planning.resource import (
    deliverables,
    plans,
    promises,
    work,
)

__all__ = [
    "deliverables",
    "plans",
    "promises",
    "work",
]
