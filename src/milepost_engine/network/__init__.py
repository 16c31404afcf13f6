"""Networks of activities: the passes, floats and explanations of a plan."""

from milepost_engine.network.arrays import NONE, Field, LinkField
from milepost_engine.network.errors import LoopError, NetworkError, PlanRangeError
from milepost_engine.network.explain import Cause, FloatPath, Reason, float_paths, longest_path, why_here
from milepost_engine.network.graph import Graph, build_graph
from milepost_engine.network.kinds import ActivityKind, ConflictRule, ConstraintKind, LinkKind, ProgressRule
from milepost_engine.network.plain import PlainNetwork, PlainSchedule, plain_network, plain_passes
from milepost_engine.network.plan import ELAPSED, Plan, activity_rows, constrain, link_rows
from milepost_engine.network.quality import (
    QualityCheck,
    QualityFacts,
    baseline_execution_index,
    check_quality,
    critical_path_length_index,
    dangling_ends,
)
from milepost_engine.network.readying import ready_schedule
from milepost_engine.network.schedule import NO_SLACK, Edit, Schedule, reschedule, schedule_plan
from milepost_engine.network.summary import RollUp, roll_up, spread_links

__all__ = [
    "ELAPSED",
    "NONE",
    "NO_SLACK",
    "ActivityKind",
    "Cause",
    "ConflictRule",
    "ConstraintKind",
    "Edit",
    "Field",
    "FloatPath",
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
    "QualityCheck",
    "QualityFacts",
    "Reason",
    "RollUp",
    "Schedule",
    "activity_rows",
    "baseline_execution_index",
    "build_graph",
    "check_quality",
    "constrain",
    "critical_path_length_index",
    "dangling_ends",
    "float_paths",
    "link_rows",
    "longest_path",
    "plain_network",
    "plain_passes",
    "ready_schedule",
    "reschedule",
    "roll_up",
    "schedule_plan",
    "spread_links",
    "why_here",
]
