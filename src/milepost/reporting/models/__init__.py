"""What the reporting floor keeps: the calendar of reports, the reports themselves, and what was given to the board."""

from milepost.reporting.models.calendar import CadenceRule, Cycle, CycleMembership, DueRule, Period
from milepost.reporting.models.pack import Addendum, Pack, PeriodSnapshot
from milepost.reporting.models.report import Adjustment, Override, ReportFacts, StatusReport
from milepost.reporting.models.rule_set import RuleSet

__all__ = [
    "Addendum",
    "Adjustment",
    "CadenceRule",
    "Cycle",
    "CycleMembership",
    "DueRule",
    "Override",
    "Pack",
    "Period",
    "PeriodSnapshot",
    "ReportFacts",
    "RuleSet",
    "StatusReport",
]
