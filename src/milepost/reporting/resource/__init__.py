"""What people see of reporting: reports, overrides, cycles and periods."""

from milepost.reporting import explanations
from milepost.reporting.resource import calendar, projects, reports

__all__ = ["calendar", "explanations", "projects", "reports"]
