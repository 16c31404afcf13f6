"""Networks of activities: the passes, floats and explanations of a plan."""

from milepost_engine.network.errors import LoopError, NetworkError, PlanRangeError
from milepost_engine.network.graph import Graph, build_graph
from milepost_engine.network.kinds import ActivityKind, ConflictRule, ConstraintKind, LinkKind, ProgressRule
from milepost_engine.network.plain import PlainNetwork, PlainSchedule, plain_network, plain_passes

__all__ = [
    "ActivityKind",
    "ConflictRule",
    "ConstraintKind",
    "Graph",
    "LinkKind",
    "LoopError",
    "NetworkError",
    "PlainNetwork",
    "PlainSchedule",
    "PlanRangeError",
    "ProgressRule",
    "build_graph",
    "plain_network",
    "plain_passes",
]
