"""What people see of reporting: reports, overrides, cycles and periods."""

from milepost.reporting.resource import calendar, reports

__all__ = ["calendar", "reports"]
