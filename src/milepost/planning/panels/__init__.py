"""What planning draws on the page of a project: its work list, and the six sections of its plan."""

from milepost.planning.panels.plan import plan_of, sections_of
from milepost.planning.panels.work import waits_for, work_list

__all__ = ["plan_of", "sections_of", "waits_for", "work_list"]
