"""Levelling with named people of several skills."""

from milepost_engine.network.levelling.people.levelling import level_people
from milepost_engine.network.levelling.people.team import Member, Placement, Staffed

__all__ = ["Member", "Placement", "Staffed", "level_people"]
