"""Levelling: the shortest schedule within the capacity of resources and its proven bound."""

from milepost_engine.network.levelling.building import levelling_problem, with_locked
from milepost_engine.network.levelling.errors import FormatError, InfeasibleError, LevellingError
from milepost_engine.network.levelling.explaining import Hold, Waiting, why_then
from milepost_engine.network.levelling.levelling import Levelled, level
from milepost_engine.network.levelling.problem import FREE, Activity, Link, Mode, Problem, Project, Resource, Stock
from milepost_engine.network.levelling.readying import ready_levelling
from milepost_engine.network.levelling.rules import Rule

__all__ = [
    "FREE",
    "Activity",
    "FormatError",
    "Hold",
    "InfeasibleError",
    "Levelled",
    "LevellingError",
    "Link",
    "Mode",
    "Problem",
    "Project",
    "Resource",
    "Rule",
    "Stock",
    "Waiting",
    "level",
    "levelling_problem",
    "ready_levelling",
    "why_then",
    "with_locked",
]
