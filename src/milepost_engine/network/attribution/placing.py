"""Place activities as far left as links and what is free let them: alone, or one project among others that stand."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import Units
from milepost_engine.network.attribution.parts import DelayCause
from milepost_engine.network.levelling.errors import InfeasibleError, LevellingError
from milepost_engine.network.levelling.preparing import LARGEST_TABLE, floors
from milepost_engine.network.levelling.problem import FREE, Link, Problem


@dataclass(frozen=True, eq=False)
class Standing:
    """A schedule that stands: n activities, R resources, and where each activity starts.

    Attributes
    ----------
    problem : Problem
        Links, projects and capacities.
    start, duration : ndarray of int64, shape (n,)
        Units.
    demand : ndarray of int64, shape (n, R)
        In the mode in which each is done.
    """

    problem: Problem
    start: Units
    duration: Units
    demand: Units

    @cached_property
    def finish(self) -> Units:
        """Return the finishes, shape (n,)."""
        return self.start + self.duration

    @cached_property
    def project(self) -> Units:
        """Return the project of each activity, shape (n,)."""
        return np.array([activity.project for activity in self.problem.activities], dtype=np.int64)

    @cached_property
    def locked(self) -> npt.NDArray[np.bool_]:
        """Return which activities keep their place, shape (n,)."""
        return np.array([activity.locked != FREE for activity in self.problem.activities], dtype=np.bool_)

    @cached_property
    def rows(self) -> Units:
        """Return duration, earliest start and whether it is locked of each activity, shape (n, 3), for the loops."""
        return np.stack([self.duration, floors(self.problem), self.locked], axis=1).astype(np.int64)

    @cached_property
    def into(self) -> dict[int, list[Link]]:
        """Return the links by their successor."""
        found: dict[int, list[Link]] = defaultdict(list)
        for link in self.problem.links:
            found[link.successor].append(link)
        return found

    @cached_property
    def use(self) -> dict[tuple[int, int], Units]:
        """Return what each project takes of each resource that it takes at all, by project and resource, shape (H,)."""
        found: dict[tuple[int, int], Units] = {}
        end = int(self.finish.max(initial=0))
        for row, column in np.argwhere(self.demand > 0).tolist():
            key = int(self.project[row]), column
            taken = found.setdefault(key, np.zeros(end, dtype=np.int64))
            taken[self.start[row] : self.finish[row]] += self.demand[row, column]
        return found

    def slots(self, order: list[int]) -> tuple[Units, Units, Units]:
        """Return an order (k,), bounds (k + 1,) and links (m, 3: predecessor, kind, lag) into its activities."""
        links = [self.into.get(row, ()) for row in order]
        bounds = np.concatenate(([0], np.cumsum([len(each) for each in links]))).astype(np.int64)
        found = [(link.predecessor, link.kind, link.lag) for each in links for link in each]
        return np.array(order, dtype=np.int64), bounds, np.array(found, dtype=np.int64).reshape(-1, 3)


Slots = tuple[Units, Units, Units]


def place(standing: Standing, slots: Slots, shared: Units, free: Units, start: Units) -> int:
    """Place activities of an order into what is free and write their starts; return how many found a place."""
    from milepost_engine.network.attribution.loops import leftward  # noqa: PLC0415 - the compiler loads at first use

    found: int = leftward.place(*slots, standing.rows, standing.demand, shared, free, start)
    return found


def undisturbed(standing: Standing) -> Units:
    """Return the starts when nobody competes: each activity waits for its links and until its own demand is there.

    Raises
    ------
    LevellingError
        When the table of capacity would be too large.
    InfeasibleError
        When an activity never finds its demand for as long as it lasts; it is named.
    """
    problem = standing.problem
    steps = max((resource.steps[-1][0] for resource in problem.resources), default=0)
    lags = sum(max(0, link.lag) for link in problem.links)
    horizon = max(int(standing.rows[:, 1].max(initial=0)), steps) + int(standing.duration.sum()) + lags + 1
    if horizon * max(1, len(problem.resources)) > LARGEST_TABLE:
        raise LevellingError(
            f"The schedule may last {horizon} units with {len(problem.resources)} resources; "
            "count in a coarser unit, such as hours instead of minutes."
        )
    start = np.where(standing.locked, standing.rows[:, 1], 0)
    order = problem.graph.order.tolist()
    nobody = np.zeros(len(problem.resources), dtype=np.int64)
    placed = place(standing, standing.slots(order), nobody, problem.capacity(horizon), start)
    if placed < len(order):
        name = problem.activities[order[placed]].name
        raise InfeasibleError(f"Activity {name!r} never finds its demand for as long as it lasts.", activity=name)
    return start


class OneProject:
    """One project of a schedule that stands, to be moved left when causes are relaxed."""

    def __init__(self, standing: Standing, project: int, undisturbed_start: Units) -> None:
        self.standing = standing
        self.project = project
        self.own = np.flatnonzero(standing.project == project)
        self.undisturbed_start = undisturbed_start
        self.horizon = int(standing.finish[self.own].max())
        self.order = self._order()
        self.slots = standing.slots(self.order)
        self.left = self._left()

    def _order(self) -> list[int]:
        """Return the rows by their starts, as far as the links between them allow."""
        standing, own = self.standing, set(self.own.tolist())
        waiting = {row: sum(link.predecessor in own for link in standing.into.get(row, ())) for row in own}
        after: dict[int, list[int]] = defaultdict(list)
        for row in own:
            for link in standing.into.get(row, ()):
                after[link.predecessor].append(row)
        heap = [(int(standing.start[row]), row) for row, count in waiting.items() if not count]
        heapq.heapify(heap)
        order = []
        while heap:
            _, row = heapq.heappop(heap)
            order.append(row)
            for follower in after[row]:
                waiting[follower] -= 1
                if not waiting[follower]:
                    heapq.heappush(heap, (int(standing.start[follower]), follower))
        return order

    def _left(self) -> Units:
        """Return what the others leave of each resource, shape (horizon, R)."""
        left = self.standing.problem.capacity(self.horizon)
        for (other, column), taken in self.standing.use.items():
            if other != self.project:
                left[:, column] -= taken[: self.horizon]
        return left

    def causes(self) -> tuple[DelayCause, ...]:
        """Return whatever may cost the project time, those that hold less first, links last."""
        standing = self.standing
        needed = set(np.flatnonzero(standing.demand[self.own].sum(axis=0)).tolist())
        held = {
            DelayCause(column, other): int(taken[: self.horizon].sum())
            for (other, column), taken in standing.use.items()
            if column in needed and taken[: self.horizon].any()
        }
        waited = {
            DelayCause(FREE, int(standing.project[link.predecessor]))
            for row in self.own.tolist()
            for link in standing.into.get(row, ())
            if standing.project[link.predecessor] != self.project
        }
        return (*sorted(held, key=lambda cause: (held[cause], cause)), *sorted(waited))

    def finish(self, relaxed: Collection[DelayCause] = ()) -> int:
        """Return the last finish when these causes are relaxed; never later than the one that stands."""
        standing = self.standing
        start, free = standing.start.copy(), self.left.copy()
        shared = np.ones(free.shape[1], dtype=np.int64)
        for cause in relaxed:
            if cause.resource == FREE:
                moved = standing.project == cause.other
                start[moved] = np.minimum(start[moved], self.undisturbed_start[moved])
            elif cause.other == self.project:
                shared[cause.resource] = 0
            else:
                taken = standing.use.get((cause.other, cause.resource))
                free[:, cause.resource] += 0 if taken is None else taken[: self.horizon]
        if place(standing, self.slots, shared, free, start) < len(self.order):
            return self.horizon
        return min(self.horizon, int((start + standing.duration)[self.own].max()))
