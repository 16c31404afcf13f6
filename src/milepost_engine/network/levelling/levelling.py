"""Level a problem: heuristics first, the exact solver behind them, and the search again for what stays open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.bounds import lower_bound
from milepost_engine.network.levelling.choosing_modes import feasible_modes
from milepost_engine.network.levelling.errors import InfeasibleError
from milepost_engine.network.levelling.exact import Exact, solve_exactly
from milepost_engine.network.levelling.preparing import Prepared, prepare
from milepost_engine.network.levelling.problem import Problem
from milepost_engine.network.levelling.searching import Found, by_order, evolve

SMALL = 40  # activities up to which the exact solver gets all the time that is left
LARGE = 90  # activities from which a proof is rare and the search gets nearly all of it
SHARE_OF_EXACT, SHARE_WHEN_LARGE = 0.35, 0.1
FIRST_EPOCH = 300  # children before the exact solver is asked


@dataclass(frozen=True, eq=False)
class Levelled:
    """A feasible schedule and what is known of its quality.

    Attributes
    ----------
    problem : Problem
        n activities.
    start, mode : ndarray of int64, shape (n,)
        Starts in units, and the mode of each activity.
    makespan : int
        The last finish.
    lower_bound : int
        No schedule ends sooner: proved.
    schedules : int
        How many schedules the search made.
    """

    problem: Problem
    start: Units
    mode: Units
    makespan: int
    lower_bound: int
    schedules: int

    @property
    def optimal(self) -> bool:
        """Say whether it is proved that no schedule ends sooner."""
        return self.lower_bound == self.makespan

    @property
    def duration(self) -> Units:
        """Return the durations in the chosen modes, shape (n,)."""
        found: Units = self.problem.duration[self.problem.mode_bounds[:-1] + self.mode]
        return found

    @property
    def demand(self) -> Units:
        """Return the demands in the chosen modes, shape (n, R)."""
        found: Units = self.problem.demand[self.problem.mode_bounds[:-1] + self.mode]
        return found

    @property
    def finish(self) -> Units:
        """Return the finishes, shape (n,)."""
        return self.start + self.duration


def level(
    problem: Problem,
    *,
    seed: int = 0,
    threads: int = 1,
    epochs: int | None = None,
    seconds_left: Callable[[], float] | None = None,
) -> Levelled:
    """Find the shortest schedule.

    Parameters
    ----------
    problem : Problem
        n activities.
    seed : int
        Of all chance.
    threads : int
        How many threads may work.
    epochs : int, optional
        Limit of the genetic search. Without `seconds_left` the exact solver is left out, and the same seed and
        threads give the same schedule everywhere; 5 when neither limit is given and no more than one mode each.
    seconds_left : callable, optional
        How much of the caller's time is left; the exact solver is used when it is given.

    Returns
    -------
    Levelled
        Feasible always: precedence, capacity in every unit, stocks.

    Raises
    ------
    InfeasibleError
        When there is no schedule; it names the resource where there is a single one.

    Examples
    --------
    >>> from milepost_engine.network.levelling import Activity, Mode, Resource, levelling_problem
    >>> two = [Activity("a", (Mode(2, (1,)),)), Activity("b", (Mode(3, (1,)),))]
    >>> result = level(levelling_problem(two, [Resource("crew", ((0, 1),))]))
    >>> result.makespan, result.optimal
    (5, True)
    """
    bound = lower_bound(problem)
    rounds = 5 if epochs is None and seconds_left is None else epochs
    mode = feasible_modes(problem, seed=seed)
    prepared = prepare(problem, mode)
    if seconds_left is None:
        return _levelled(prepared, evolve(prepared, seed=seed, enough=bound, epochs=rounds, threads=threads), bound)
    first = evolve(prepared, seed=seed, enough=bound, epochs=1, children=FIRST_EPOCH)
    found = _levelled(prepared, first, bound)
    if not found.optimal:
        found = _by_proof(found, seed, threads, seconds_left)
    if not found.optimal and seconds_left() > 0:
        found = _by_search(found, seed, threads, rounds, seconds_left)
    return found


def _by_proof(found: Levelled, seed: int, threads: int, seconds_left: Callable[[], float]) -> Levelled:
    problem = found.problem
    small = problem.size <= SMALL or problem.many_modes
    share = SHARE_WHEN_LARGE if problem.size >= LARGE else SHARE_OF_EXACT
    seconds = seconds_left() * (1.0 if small else share)
    if seconds <= 0:
        return found
    hint = (found.start, found.mode, found.makespan)
    exact = solve_exactly(problem, bound=found.lower_bound, seconds=seconds, threads=threads, seed=seed, hint=hint)
    return _left(found, exact)


def _by_search(
    found: Levelled, seed: int, threads: int, epochs: int | None, seconds_left: Callable[[], float]
) -> Levelled:
    prepared = prepare(found.problem, found.mode)
    search = evolve(
        prepared,
        seed=seed + 1,
        enough=found.lower_bound,
        epochs=epochs,
        go_on=lambda: seconds_left() > 0,
        threads=threads,
    )
    if search.makespan >= found.makespan:
        return found
    return _levelled(prepared, search, found.lower_bound, found.schedules)


def _left(found: Levelled, exact: Exact) -> Levelled:
    """Return the exact schedule moved to the left: nothing waits without a reason."""
    if exact.makespan is None:
        raise InfeasibleError("There is no schedule; loosen the stocks, the locked work or the capacities.")
    prepared = prepare(found.problem, exact.mode)
    return _levelled(prepared, by_order(prepared, exact.start), exact.lower_bound, found.schedules)


def _levelled(prepared: Prepared, found: Found, bound: int, before: int = 0) -> Levelled:
    return Levelled(
        prepared.problem, found.start, np.asarray(prepared.mode), found.makespan, bound, before + found.schedules
    )
