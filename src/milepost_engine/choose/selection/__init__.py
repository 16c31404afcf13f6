"""Portfolio selection: which projects, starting when, within money, people and the ties between them."""

from milepost_engine.choose.selection.certificate import Certificate, OneMore, value_of_more, why_not
from milepost_engine.choose.selection.check import broken_limits, cost_of, value_of
from milepost_engine.choose.selection.choice import Choice, best_value, choose
from milepost_engine.choose.selection.conflict import conflicting_limits
from milepost_engine.choose.selection.independent import verified_value
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
from milepost_engine.choose.selection.readying import ready_search
from milepost_engine.choose.selection.robust import Place, RobustChoice, choose_robustly
from milepost_engine.choose.selection.solve import Status

__all__ = [
    "Candidate",
    "Certificate",
    "Choice",
    "Limit",
    "LimitKind",
    "OneMore",
    "Place",
    "Portfolio",
    "Requirement",
    "RobustChoice",
    "ShareLimit",
    "Status",
    "Synergy",
    "best_value",
    "broken_limits",
    "choose",
    "choose_robustly",
    "conflicting_limits",
    "cost_of",
    "limits_of",
    "ready_search",
    "value_of",
    "value_of_more",
    "verified_value",
    "why_not",
]
