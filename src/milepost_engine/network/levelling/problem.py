"""What is to be levelled: activities with modes, links, resources with capacity, projects with a rank (DOMAIN 3.10).

One axis of whole units runs through everything. Durations, lags, dates and capacity calendars all count it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from milepost_engine.network.arrays import Index, Units
from milepost_engine.network.graph import Graph, build_graph

FREE = -1  # a start that is not locked, a due date that is not given


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to do an activity.

    Attributes
    ----------
    duration : int
        Units ≥ 0.
    demand : tuple of int, length R
        What it takes of each renewable resource during every unit.
    usage : tuple of int, length N
        What it takes of each non-renewable resource once.
    """

    duration: int
    demand: tuple[int, ...] = ()
    usage: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity.

    Attributes
    ----------
    name : str
        Unique; messages and answers use it.
    modes : tuple of Mode
        At least one; the order is the caller's.
    not_before : int
        Earliest start, units.
    locked : int
        The start of work that must keep its place; FREE otherwise.
    project : int
        Number of its project, 0 … P-1.
    """

    name: str
    modes: tuple[Mode, ...]
    not_before: int = 0
    locked: int = FREE
    project: int = 0


@dataclass(frozen=True, slots=True)
class Resource:
    """A renewable resource.

    Attributes
    ----------
    name : str
        Unique among the resources.
    steps : tuple of (int, int)
        Capacity by calendar: from this unit on, this amount; the first step begins at 0, the last one lasts.
    """

    name: str
    steps: tuple[tuple[int, int], ...]

    @property
    def greatest(self) -> int:
        """Return the largest capacity it ever has."""
        return max(amount for _, amount in self.steps)


@dataclass(frozen=True, slots=True)
class Stock:
    """A non-renewable resource: an amount for the whole problem."""

    name: str
    amount: int


@dataclass(frozen=True, slots=True)
class Link:
    """A minimal lag between two activities, given by their numbers; kind is a value of `LinkKind`."""

    predecessor: int
    successor: int
    kind: int = 0
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """A project of a portfolio: the smaller its rank the sooner it is served; `due` is FREE when not given."""

    name: str
    rank: int = 0
    due: int = FREE


@dataclass(frozen=True, eq=False)
class Problem:
    """A checked problem. Build it with `levelling_problem`.

    Attributes
    ----------
    activities : tuple of Activity
        n activities, in the caller's order.
    resources, stocks : tuple of Resource, tuple of Stock
        R renewable and N non-renewable ones.
    links : tuple of Link
        m minimal lags, without those into locked activities.
    projects : tuple of Project
        P ≥ 1 projects.
    ignored : tuple of int
        Numbers of the given links that lead into locked activities and therefore hold nothing.
    """

    activities: tuple[Activity, ...]
    resources: tuple[Resource, ...]
    stocks: tuple[Stock, ...]
    links: tuple[Link, ...]
    projects: tuple[Project, ...] = (Project("project"),)
    ignored: tuple[int, ...] = field(default=())

    @property
    def size(self) -> int:
        """Return the number of activities."""
        return len(self.activities)

    @cached_property
    def graph(self) -> Graph:
        """Return the links in compact order."""
        return build_graph(self.size, *_columns(self.links, "predecessor", "successor"))

    @cached_property
    def mode_bounds(self) -> Index:
        """Return where the modes of each activity stand in the arrays of modes, shape (n + 1,)."""
        counts = [len(activity.modes) for activity in self.activities]
        return np.concatenate(([0], np.cumsum(counts, dtype=np.int32))).astype(np.int32)

    @cached_property
    def duration(self) -> Units:
        """Return durations by mode, shape (M,)."""
        return np.array([mode.duration for activity in self.activities for mode in activity.modes], dtype=np.int64)

    @cached_property
    def demand(self) -> npt.NDArray[np.int64]:
        """Return demand by mode and renewable resource, shape (M, R)."""
        rows = [mode.demand for activity in self.activities for mode in activity.modes]
        return np.array(rows, dtype=np.int64).reshape(len(rows), len(self.resources))

    @cached_property
    def usage(self) -> npt.NDArray[np.int64]:
        """Return usage by mode and stock, shape (M, N)."""
        rows = [mode.usage for activity in self.activities for mode in activity.modes]
        return np.array(rows, dtype=np.int64).reshape(len(rows), len(self.stocks))

    @property
    def many_modes(self) -> bool:
        """Say whether any activity has a choice of modes."""
        return len(self.duration) > self.size

    def capacity(self, horizon: int) -> npt.NDArray[np.int64]:
        """Return what each resource has in each of `horizon` units, shape (horizon, R)."""
        table = np.zeros((horizon, len(self.resources)), dtype=np.int64)
        for column, resource in enumerate(self.resources):
            for begin, amount in resource.steps:
                table[begin:, column] = amount
        return table


def _columns(links: Sequence[Link], *names: str) -> list[Units]:
    return [np.array([getattr(link, name) for link in links], dtype=np.int64) for name in names]
