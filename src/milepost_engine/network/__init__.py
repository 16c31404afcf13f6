"""Networks of activities: the passes, floats and explanations of a plan."""

from milepost_engine.network.arrays import NONE, Field, LinkField
from milepost_engine.network.errors import LoopError, NetworkError, PlanRangeError
from milepost_engine.network.graph import Graph, build_graph
from milepost_engine.network.kinds import ActivityKind, ConflictRule, ConstraintKind, LinkKind, ProgressRule
from milepost_engine.network.plain import PlainNetwork, PlainSchedule, plain_network, plain_passes
from milepost_engine.network.plan import ELAPSED, Plan, activity_rows, constrain, link_rows
from milepost_engine.network.schedule import NO_SLACK, Edit, Schedule, reschedule, schedule_plan

__all__ = [
    "ELAPSED",
    "NONE",
    "NO_SLACK",
    "ActivityKind",
    "ConflictRule",
    "ConstraintKind",
    "Edit",
    "Field",
    "Graph",
    "LinkField",
    "LinkKind",
    "LoopError",
    "NetworkError",
    "PlainNetwork",
    "PlainSchedule",
    "Plan",
    "PlanRangeError",
    "ProgressRule",
    "Schedule",
    "activity_rows",
    "build_graph",
    "constrain",
    "link_rows",
    "plain_network",
    "plain_passes",
    "reschedule",
    "schedule_plan",
]
