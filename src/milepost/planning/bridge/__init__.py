"""Work lists and the engine: rows become a network, its dates come back. The only door of planning to the engine."""

from milepost.planning.bridge.affecting import Affected, AffectedItem, Move, affected_by
from milepost.planning.bridge.computing import Computed, compute, computed_for
from milepost.planning.bridge.network import ProjectCalendar, project_calendar

__all__ = [
    "Affected",
    "AffectedItem",
    "Computed",
    "Move",
    "ProjectCalendar",
    "affected_by",
    "compute",
    "computed_for",
    "project_calendar",
]
