"""Portfolio selection: which projects, starting when, within money, people and the ties between them."""

from milepost_engine.choose.selection.check import broken_limits, cost_of, value_of
from milepost_engine.choose.selection.choice import Choice, best_value, choose
from milepost_engine.choose.selection.problem import (
    Candidate,
    Limit,
    LimitKind,
    Portfolio,
    Requirement,
    ShareLimit,
    Synergy,
    limits_of,
)
from milepost_engine.choose.selection.solve import Status

__all__ = [
    "Candidate",
    "Choice",
    "Limit",
    "LimitKind",
    "Portfolio",
    "Requirement",
    "ShareLimit",
    "Status",
    "Synergy",
    "best_value",
    "broken_limits",
    "choose",
    "cost_of",
    "limits_of",
    "value_of",
]
