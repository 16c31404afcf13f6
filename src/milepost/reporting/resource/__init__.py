"""What people see of reporting: reports, overrides, cycles, periods and packs."""

from milepost.reporting.resource import calendar, packs, reports

__all__ = ["calendar", "packs", "reports"]
