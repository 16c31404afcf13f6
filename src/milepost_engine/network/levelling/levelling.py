"""Level a problem: heuristics first, the exact solver behind them, and the search again for what stays open."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass

import numpy as np

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.bounds import lower_bound
from milepost_engine.network.levelling.choosing_modes import feasible_modes
from milepost_engine.network.levelling.errors import InfeasibleError
from milepost_engine.network.levelling.exact import AGAIN, Exact, Proof, interruptible
from milepost_engine.network.levelling.preparing import Prepared, prepare
from milepost_engine.network.levelling.problem import Problem
from milepost_engine.network.levelling.searching import Found, Island, by_order, evolve

SMALL = 40  # activities up to which the exact solver gets all the time that is left
LARGE = 90  # activities from which a proof is rare and the search gets nearly all of it
SHARE_OF_EXACT, SHARE_WHEN_LARGE = 0.6, 0.2  # of the time of one thread
UNTIL_STOPPED = 1e6  # seconds: a proof beside the search is stopped by the caller's clock alone
CHILDREN_BESIDE = 500  # an epoch beside the exact solver, after which its end is looked for
FIRST_EPOCH = 2_000  # children before the exact solver is asked


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
    prepared = prepare(problem, feasible_modes(problem, seed=seed))
    if seconds_left is None:
        rounds = 5 if epochs is None else epochs
        islands = [Island(prepared, seed, number) for number in range(threads)]
        return _levelled(prepared, evolve(islands, enough=bound, epochs=rounds), bound)
    islands = [Island(prepared, seed, 0)]
    found = _levelled(prepared, evolve(islands, enough=bound, epochs=1, children=FIRST_EPOCH), bound)
    if not found.optimal and seconds_left() > 0:
        if problem.many_modes or threads == 1:
            found = _by_proof(found, seed, threads, seconds_left)
        else:
            found = _side_by_side(found, islands, seed, threads, seconds_left)
    if not found.optimal and seconds_left() > 0:
        found = _by_search(found, islands, seed, threads, epochs, seconds_left)
    return found


def _proof(found: Levelled, seed: int, threads: int) -> Proof:
    hint = (found.start, found.mode, found.makespan)
    return Proof(found.problem, bound=found.lower_bound, threads=threads, seed=seed, hint=hint)


def _share(problem: Problem) -> float:
    """Return the share of the time that is left in which the exact solver may prove."""
    if problem.size <= SMALL or problem.many_modes:
        return 1.0
    return SHARE_WHEN_LARGE if problem.size >= LARGE else SHARE_OF_EXACT


def _by_proof(found: Levelled, seed: int, threads: int, seconds_left: Callable[[], float]) -> Levelled:
    """Let the exact solver work alone."""
    proof, seconds = _proof(found, seed, threads), seconds_left() * _share(found.problem)
    return _left(found, interruptible(lambda: proof.run(seconds), proof.stop))


def _side_by_side(
    found: Levelled, islands: list[Island], seed: int, threads: int, seconds_left: Callable[[], float]
) -> Levelled:
    """Let one thread prove while the others search; each ends the other when nothing is left to find."""
    prepared = islands[0].prepared
    islands += [Island(prepared, seed, number) for number in range(1, threads - 1)]
    proof = _proof(found, seed, 1)
    until = seconds_left() * (1 - _share(found.problem))
    with ThreadPoolExecutor(1) as pool:
        proving = pool.submit(proof.run, UNTIL_STOPPED)
        try:
            search = evolve(
                islands,
                enough=found.lower_bound,
                go_on=lambda: seconds_left() > until and not proving.done(),
                children=CHILDREN_BESIDE,
            )
        finally:
            while not proving.done():  # told again, since a run that is only beginning does not hear it
                proof.stop()
                wait([proving], AGAIN)
    exact = proving.result()
    best = _levelled(prepared, search, max(found.lower_bound, exact.lower_bound))
    if exact.makespan is None or exact.makespan >= best.makespan:
        return best
    return _left(best, exact)


def _by_search(
    found: Levelled,
    islands: list[Island],
    seed: int,
    threads: int,
    epochs: int | None,
    seconds_left: Callable[[], float],
) -> Levelled:
    """Search on all threads; the islands go on from where they are, unless the modes became others."""
    before = found.schedules
    prepared = islands[0].prepared
    if (found.mode != prepared.mode).any():
        prepared, islands = prepare(found.problem, found.mode), []
    else:
        before -= sum(island.schedules for island in islands)
    islands += [Island(prepared, seed, number) for number in range(len(islands), threads)]
    for island in islands:
        if island.end > found.makespan:
            island.welcome(found.start, found.makespan)
    search = evolve(islands, enough=found.lower_bound, epochs=epochs, go_on=lambda: seconds_left() > 0)
    return _levelled(prepared, search, found.lower_bound, before)


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
