"""Who works: people with skills and absences, and a schedule that names them (DOMAIN 3.10, 3.14)."""

from __future__ import annotations

from dataclasses import dataclass

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.problem import Problem


@dataclass(frozen=True, slots=True)
class Member:
    """One person, who does one activity at a time.

    Attributes
    ----------
    name : str
        Unique.
    skills : frozenset of int
        Numbers of the resources of the problem, each of which is a skill.
    away : tuple of (int, int)
        From this unit until before that one.
    """

    name: str
    skills: frozenset[int]
    away: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """Who does which skill of an activity, from its start to its finish."""

    activity: int
    skill: int
    member: int


@dataclass(frozen=True, eq=False)
class Staffed:
    """A feasible schedule and who does what.

    Attributes
    ----------
    problem : Problem
        n activities of one mode each.
    team : tuple of Member
        The people.
    start : ndarray of int64, shape (n,)
        Units.
    posts : tuple of Placement
        As many for each activity and skill as it demands.
    lower_bound : int
        No schedule ends sooner: proved.
    passes : int
        How many orders were tried.
    """

    problem: Problem
    team: tuple[Member, ...]
    start: Units
    posts: tuple[Placement, ...]
    lower_bound: int
    passes: int

    @property
    def makespan(self) -> int:
        """Return the last finish."""
        return int((self.start + self.problem.duration).max())

    @property
    def optimal(self) -> bool:
        """Say whether it is proved that no schedule ends sooner."""
        return self.makespan == self.lower_bound
