"""Levelling of a dated plan: every activity on its own calendar, levelled or smoothed within its float."""

from milepost_engine.network.levelling.dated.levelled import LevelledPlan, Move, Need, Overload
from milepost_engine.network.levelling.dated.levelling import level_plan

__all__ = ["LevelledPlan", "Move", "Need", "Overload", "level_plan"]
