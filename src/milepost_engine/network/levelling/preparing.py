"""Turn a problem with one mode an activity into the arrays of the decoder, and starts back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.arrays import DURATION, EARLIEST, FIRST_IN, FIRST_OUT, LOAD, Small, Work, packed
from milepost_engine.network.levelling.errors import InfeasibleError, LevellingError
from milepost_engine.network.levelling.problem import FREE, Problem
from milepost_engine.network.plain import PlainSchedule, plain_network, plain_passes

LARGEST_TABLE = 400_000_000  # units × resources of the table of capacity


@dataclass(frozen=True, eq=False)
class Prepared:
    """A problem with its modes chosen, ready for the decoder.

    Attributes
    ----------
    problem : Problem
        n activities.
    mode : ndarray of int64, shape (n,)
        The mode of each activity, as the caller numbers them.
    duration : ndarray of int64, shape (n,)
        Units, by activity.
    demand : ndarray of int64, shape (n, R)
        By activity.
    lasting : ndarray of int64, shape (R,)
        What is left of each resource behind the last step of its calendar.
    work : Work
        By position.
    """

    problem: Problem
    mode: Units
    duration: Units
    demand: Units
    lasting: Units
    work: Work

    @property
    def horizon(self) -> int:
        """Return the number of units within which any list can be placed."""
        return len(self.work.capacity)

    def by_activity(self, starts: Small) -> Units:
        """Return starts by position as starts by activity; locked activities stand where they are locked."""
        found = np.empty(self.problem.size, dtype=np.int64)
        found[self.problem.graph.order] = starts
        return found

    def by_position(self, starts: Units) -> Small:
        """Return starts by activity as starts by position."""
        return starts[self.problem.graph.order].astype(np.int32)

    @cached_property
    def passes(self) -> PlainSchedule:
        """Return the passes of the network without resources."""
        problem = self.problem
        return plain_passes(
            plain_network(
                self.duration,
                [link.predecessor for link in problem.links],
                [link.successor for link in problem.links],
                kind=[link.kind for link in problem.links],
                lag=[link.lag for link in problem.links],
                not_before=floors(problem),
            )
        )


def floors(problem: Problem) -> Units:
    """Return the earliest start of each activity by its own date; locked ones start where they are locked."""
    return np.array([a.not_before if a.locked == FREE else a.locked for a in problem.activities], dtype=np.int64)


def prepare(problem: Problem, mode: Units | None = None) -> Prepared:
    """Choose the modes and lay out the arrays.

    Parameters
    ----------
    problem : Problem
        n activities.
    mode : ndarray of int64, shape (n,), optional
        The mode of each activity; the first one when not given.

    Raises
    ------
    LevellingError
        When the table of capacity would be too large, or locked work takes more than there is.
    """
    chosen = np.zeros(problem.size, dtype=np.int64) if mode is None else np.asarray(mode, dtype=np.int64)
    rows = problem.mode_bounds[:-1] + chosen
    duration, demand = problem.duration[rows], problem.demand[rows]
    horizon = _horizon(problem, duration)
    if horizon * max(1, len(problem.resources)) > LARGEST_TABLE:
        raise LevellingError(
            f"The schedule may last {horizon} units with {len(problem.resources)} resources; "
            "count in a coarser unit, such as hours instead of minutes."
        )
    capacity = problem.capacity(horizon)
    locked = np.array([activity.locked for activity in problem.activities], dtype=np.int64)
    _take_locked(problem, capacity, locked, duration, demand)
    free = np.where((locked == FREE)[:, None], demand, 0)
    work = _work(problem, duration, free, np.minimum(capacity, 2**30))
    return Prepared(problem, chosen, duration, demand, capacity[-1], work)


def _horizon(problem: Problem, duration: Units) -> int:
    last_step = max((resource.steps[-1][0] for resource in problem.resources), default=0)
    lags = sum(max(0, link.lag) for link in problem.links)
    latest = max(int(floors(problem).max()), last_step)
    return int(latest + 2 * duration.sum() + lags + 1)


def _take_locked(problem: Problem, capacity: Units, locked: Units, duration: Units, demand: Units) -> None:
    for row in np.flatnonzero(locked != FREE):
        capacity[locked[row] : locked[row] + duration[row]] -= demand[row]
    lacking = np.argwhere(capacity < 0)
    if lacking.size:
        unit, column = lacking[0]
        name = problem.resources[column].name
        raise InfeasibleError(
            f"Locked work takes {-capacity[unit, column]} more of {name!r} at unit {unit} than there is; "
            "unlock one of them or raise the capacity.",
            resource=name,
        )


def _work(problem: Problem, duration: Units, demand: Units, capacity: Units) -> Work:
    graph, size = problem.graph, problem.size
    bounds, places = graph.after
    kind = np.array([link.kind for link in problem.links], dtype=np.int32)[graph.link]
    lag = np.array([link.lag for link in problem.links], dtype=np.int32)[graph.link]
    after = np.repeat(np.arange(size), np.diff(graph.before_bounds))
    rows = np.zeros((size + 1, 5), dtype=np.int32)
    rows[:size, DURATION] = duration[graph.order]
    rows[:size, EARLIEST] = floors(problem)[graph.order]
    rows[:, FIRST_IN], rows[:, FIRST_OUT] = graph.before_bounds, bounds
    rows[:size, LOAD] = (1000 * demand // np.maximum(1, capacity[-1]))[graph.order].sum(axis=1).clip(max=2**20)
    into = np.stack([graph.before, kind, lag], axis=1).astype(np.int32)
    out = np.stack([after[places], kind[places], lag[places]], axis=1).astype(np.int32)
    most = np.maximum(capacity.max(axis=0, initial=0), demand.max(axis=0, initial=0))
    bits = [int(amount).bit_length() for amount in most]
    spare = packed(np.array([[1 << width for width in bits]], dtype=np.int64), bits)[0]
    return Work(rows, packed(demand[graph.order], bits), into, out, packed(capacity, bits), spare)
