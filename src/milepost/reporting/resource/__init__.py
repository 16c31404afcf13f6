"""What people see of reporting: reports, overrides, cycles and periods."""

from milepost.reporting.resource import calendar, projects, reports

__all__ = ["calendar", "projects", "reports"]
