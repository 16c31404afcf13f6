"""What planning keeps: the work list, promises and sealed plans, the outlook and milestones."""

from milepost.planning.models.outlook import Milestone, Outlook
from milepost.planning.models.plans import SealedPlan
from milepost.planning.models.promises import Baseline
from milepost.planning.models.work import Timetable, WorkItem, WorkLink

__all__ = ["Baseline", "Milestone", "Outlook", "SealedPlan", "Timetable", "WorkItem", "WorkLink"]
