"""What levelling a dated plan takes and gives: needs, moves with their reasons, and what stays overloaded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.problem import Resource
from milepost_engine.network.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Need:
    """What an activity holds of a resource from its start to its finish, in whole parts of a unit."""

    activity: int
    resource: int
    amount: int


@dataclass(frozen=True, slots=True)
class Move:
    """Why an activity starts later than its links ask.

    Attributes
    ----------
    activity : int
        Row of the activity.
    before, after : int
        Instants: the start that the levelled plan in front of it would allow, and the start it has.
    resource : int
        Number of the resource that it waits for.
    holders : tuple of int
        Rows of the activities that hold the resource just before `after`; empty when the resource itself is away.
    """

    activity: int
    before: int
    after: int
    resource: int
    holders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overload:
    """A stretch in which more is taken of a resource than it has: instants, and the missing parts of a unit."""

    resource: int
    begin: int
    end: int
    missing: int
    activities: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class LevelledPlan:
    """A plan whose work waits for its resources.

    Attributes
    ----------
    base, schedule : Schedule
        Without and with what levelling added; n activities each.
    resources : tuple of Resource
        R resources; the units of their steps are instants.
    moves : tuple of Move
        One for each activity that waits for a resource.
    overloads : tuple of Overload
        What no allowed move resolves: work that cannot move, needs larger than the resource, or no float left.
    passes : int
        How many orders were tried.
    """

    base: Schedule
    schedule: Schedule
    resources: tuple[Resource, ...]
    moves: tuple[Move, ...]
    overloads: tuple[Overload, ...]
    passes: int

    @property
    def start(self) -> Units:
        """Return the starts as instants, shape (n,)."""
        found: Units = self.schedule.planned[:, 0]
        return found

    @property
    def finish(self) -> Units:
        """Return the finishes as instants, shape (n,)."""
        found: Units = self.schedule.planned[:, 1]
        return found

    @property
    def moved(self) -> Units:
        """Return the rows whose start is another than without levelling."""
        return np.flatnonzero(self.start != self.base.planned[:, 0])

    @property
    def optimal(self) -> bool:
        """Say whether nothing can end sooner: the plan ends as without limits, and nothing is overloaded."""
        return self.schedule.finish == self.base.finish and not self.overloads
