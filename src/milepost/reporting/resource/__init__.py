"""What people see of reporting: reports, overrides, cycles, periods and packs, and colours on projects."""

from milepost.reporting import explanations
from milepost.reporting.resource import calendar, packs, projects, reports, rule_sets

__all__ = ["calendar", "explanations", "packs", "projects", "reports", "rule_sets"]
