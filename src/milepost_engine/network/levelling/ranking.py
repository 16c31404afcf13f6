"""Level a portfolio by rank: who stands higher is served first, never held up by who stands lower (DOMAIN 3.10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.bounds import lower_bound
from milepost_engine.network.levelling.building import levelling_problem
from milepost_engine.network.levelling.errors import LevellingError
from milepost_engine.network.levelling.levelling import Levelled, level
from milepost_engine.network.levelling.problem import FREE, Activity, Link, Problem, Resource, Stock


@dataclass(frozen=True, slots=True)
class Served:
    """The projects of one rank, levelled together behind all that stand higher.

    Attributes
    ----------
    rank : int
        Their rank.
    projects : tuple of int
        Their numbers.
    finish : int
        Their last finish, units.
    lower_bound : int
        They cannot end sooner with those of higher rank where they are: proved.
    """

    rank: int
    projects: tuple[int, ...]
    finish: int
    lower_bound: int


@dataclass(frozen=True, eq=False)
class Ranked:
    """A feasible schedule of all projects, and how well each rank was served."""

    levelled: Levelled
    served: tuple[Served, ...]


def level_by_rank(
    problem: Problem,
    *,
    seed: int = 0,
    threads: int = 1,
    epochs: int | None = None,
    seconds_left: Callable[[], float] | None = None,
) -> Ranked:
    """Find the shortest schedule of the first rank, then of the second in what is left, and so on.

    Work that a higher project waits for is served with that project, whoever owns it. Locked work of all projects takes
    its resources before anything else. Limits of the search are those of `level`, shared out by number of activities.

    Parameters
    ----------
    problem : Problem
        n activities of P projects; a smaller rank is served sooner.
    seed, threads, epochs, seconds_left
        As in `level`.

    Raises
    ------
    InfeasibleError
        When the work of a rank finds no room in what is left.
    LevellingError
        When locked work takes more than there is.

    Examples
    --------
    >>> from milepost_engine.network.levelling import Activity, Mode, Project, Resource, levelling_problem
    >>> works = [Activity("long", (Mode(4, (1,)),)), Activity("urgent", (Mode(2, (1,)),), project=1)]
    >>> projects = [Project("later", rank=2), Project("first", rank=1)]
    >>> found = level_by_rank(levelling_problem(works, [Resource("crew", ((0, 1),))], projects=projects))
    >>> found.levelled.start.tolist(), [each.finish for each in found.served]
    ([2, 0], [2, 6])
    """
    ranks = _ranks(problem)
    start, mode = np.zeros(problem.size, dtype=np.int64), np.zeros(problem.size, dtype=np.int64)
    placed, schedules, served = _locked(problem, start), 0, []
    for rank in np.unique(ranks).tolist():
        rows = np.flatnonzero(ranks == rank).tolist()
        left = _left(
            problem, rows, placed.difference(rows), start, mode, reserved=np.flatnonzero(ranks > rank).tolist()
        )
        share = len(rows) / int((ranks >= rank).sum())
        found = level(left, seed=seed, threads=threads, epochs=epochs, seconds_left=_shared(seconds_left, share))
        start[rows], mode[rows] = found.start, found.mode
        placed |= set(rows)
        schedules += found.schedules
        members = tuple(number for number, project in enumerate(problem.projects) if project.rank == rank)
        served.append(Served(rank, members, found.makespan, found.lower_bound))
    makespan = max(each.finish for each in served)
    return Ranked(Levelled(problem, start, mode, makespan, lower_bound(problem), schedules), tuple(served))


def _ranks(problem: Problem) -> Units:
    """Return the rank by which each activity is served, shape (n,): the best of its own and of all that wait for it."""
    ranks = np.array([problem.projects[activity.project].rank for activity in problem.activities], dtype=np.int64)
    behind: list[list[int]] = [[] for _ in problem.activities]
    for link in problem.links:
        behind[link.predecessor].append(link.successor)
    for row in problem.graph.order[::-1].tolist():
        ranks[row] = min([ranks[row], *ranks[behind[row]]])
    return ranks


def _locked(problem: Problem, start: Units) -> set[int]:
    rows = {row for row, activity in enumerate(problem.activities) if activity.locked != FREE}
    for row in rows:
        start[row] = problem.activities[row].locked
    return rows


def _left(
    problem: Problem, rows: list[int], placed: set[int], start: Units, mode: Units, *, reserved: Sequence[int]
) -> Problem:
    """Return the problem of `rows` alone, in what those that are placed leave."""
    number = {row: place for place, row in enumerate(rows)}
    asked = {row: problem.activities[row].not_before for row in rows}
    for link in problem.links:
        if link.successor in number and link.predecessor not in number:
            asked[link.successor] = max(asked[link.successor], _asks(problem, link, start, mode))
    activities = [_alone(problem.activities[row], asked[row]) for row in rows]
    links = [
        replace(link, predecessor=number[link.predecessor], successor=number[link.successor])
        for link in problem.links
        if link.predecessor in number and link.successor in number
    ]
    taken = [(row, problem.activities[row].modes[mode[row]]) for row in sorted(placed)]
    resources = [
        _rest(resource, [(int(start[row]), one.duration, one.demand[column]) for row, one in taken])
        for column, resource in enumerate(problem.resources)
    ]
    stocks = [_rest_of_stock(problem, column, placed, mode, reserved) for column in range(len(problem.stocks))]
    return levelling_problem(activities, resources, links, stocks=stocks)


def _alone(activity: Activity, not_before: int) -> Activity:
    return replace(activity, not_before=not_before, project=0)


def _asks(problem: Problem, link: Link, start: Units, mode: Units) -> int:
    """Return the start that a link from placed work asks for, whatever mode the successor takes (DOMAIN 3.9)."""
    leave = int(start[link.predecessor])
    if link.kind in {0, 2}:
        leave += problem.activities[link.predecessor].modes[mode[link.predecessor]].duration
    own = min(one.duration for one in problem.activities[link.successor].modes) if link.kind in {2, 3} else 0
    return max(0, leave + link.lag - own)


def _rest(resource: Resource, taken: Sequence[tuple[int, int, int]]) -> Resource:
    """Return what a resource has left beside work given by start, duration and demand."""
    changes: dict[int, int] = {}
    before = 0
    for begin, amount in resource.steps:
        changes[begin] = changes.get(begin, 0) + amount - before
        before = amount
    for begin, duration, demand in taken:
        if demand and duration:
            changes[begin] = changes.get(begin, 0) - demand
            changes[begin + duration] = changes.get(begin + duration, 0) + demand
    steps, amount = [], 0
    for begin in sorted(changes):
        amount += changes[begin]
        if amount < 0:
            raise LevellingError(
                f"Locked work takes {-amount} of {resource.name!r} more than there is at {begin}; move or shrink it."
            )
        steps.append((begin, amount))
    return Resource(resource.name, tuple(steps))


def _rest_of_stock(problem: Problem, column: int, placed: set[int], mode: Units, reserved: Sequence[int]) -> Stock:
    """Return what a stock has left, less the least that the ranks below will need."""
    stock = problem.stocks[column]
    used = sum(problem.activities[row].modes[mode[row]].usage[column] for row in placed)
    kept = sum(min(one.usage[column] for one in problem.activities[row].modes) for row in set(reserved) - placed)
    return Stock(stock.name, max(0, stock.amount - used - kept))


def _shared(seconds_left: Callable[[], float] | None, share: float) -> Callable[[], float] | None:
    if seconds_left is None:
        return None
    end = seconds_left() * (1 - share)
    return lambda: seconds_left() - end
