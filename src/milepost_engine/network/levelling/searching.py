"""Heuristic search: rules, sampling and the genetic search, each a maker of lists for the one decoder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from milepost_engine.network.arrays import Units
from milepost_engine.network.levelling.arrays import LARGEST_THROUGH_TIME, Herd, Small, State, room
from milepost_engine.network.levelling.errors import InfeasibleError
from milepost_engine.network.levelling.preparing import Prepared
from milepost_engine.network.levelling.rules import Rule, keys, scores

POPULATION = 80
CHILDREN_AN_EPOCH = 2_000
FEWEST_CHILDREN = 20
PLACED_AN_EPOCH = 240_000  # activities that are placed in an epoch of a large problem, so that limits are kept
PATIENCE = 30  # epochs without a better schedule before an island begins anew


@dataclass(frozen=True, eq=False)
class Found:
    """A schedule that a search found: starts by activity, its last finish, and how many schedules it took."""

    start: Units
    makespan: int
    schedules: int


def by_rule(prepared: Prepared, rule: Rule = Rule.LATEST_FINISH, *, through_time: bool = False) -> Found:
    """Return the schedule of one rule, by the serial scheme or, through time, by the parallel one (DOMAIN 3.10).

    Raises
    ------
    InfeasibleError
        When an activity never finds its demand for as long as it lasts.
    """
    from milepost_engine.network.levelling.loops import doors  # noqa: PLC0415 - the compiler loads at first use

    memory = room(prepared.work)
    start = np.zeros(prepared.problem.size, dtype=np.int32)
    memory.key[:] = keys(prepared, rule, scores(prepared, rule))
    end = doors.decode(prepared.work, memory, start, through_time)
    if end < 0:
        raise _never_fits(prepared)
    return Found(prepared.by_activity(start), int(end), 1)


def by_order(prepared: Prepared, key: Units) -> Found:
    """Return the schedule of one list: the eligible activity with the least key first."""
    from milepost_engine.network.levelling.loops import doors  # noqa: PLC0415 - the compiler loads at first use

    memory = room(prepared.work)
    start = np.zeros(prepared.problem.size, dtype=np.int32)
    memory.key[:] = prepared.by_position(key)
    end = doors.decode(prepared.work, memory, start, False)  # noqa: FBT003 - compiled code has no keywords
    if end < 0:
        raise _never_fits(prepared)
    return Found(prepared.by_activity(start), int(end), 1)


def sample(prepared: Prepared, rule: Rule, passes: int, seed: int) -> Found:
    """Return the best of `passes` justified schedules whose lists are drawn around a rule.

    Parameters
    ----------
    passes : int
        Lists to try, ≥ 1; the first is the rule itself.
    seed : int
        The same seed gives the same schedule.
    """
    rows, ends = _first_generation(prepared, np.random.default_rng(seed), passes, (rule,))
    best = int(np.argmin(ends))
    return Found(prepared.by_activity(rows[best]), int(ends[best]), 3 * passes)


class Island:
    """One population with its own chance."""

    def __init__(self, prepared: Prepared, seed: int, number: int) -> None:
        self.prepared = prepared
        self.chance = np.random.default_rng([seed, number])
        self.memory = room(prepared.work)
        self.spare = np.zeros((2, prepared.problem.size), dtype=np.int32)
        self.schedules = 0
        self.state: State = self.chance.integers(0, 2**63, 1, dtype=np.uint64)
        self.best: Small = np.zeros(0, dtype=np.int32)
        self.end = 2**31 - 1
        self._begin()

    def _begin(self) -> None:
        rules = tuple(Rule)
        self.population, self.ends = _first_generation(self.prepared, self.chance, POPULATION, rules)
        self.schedules += 3 * POPULATION
        self.stale = 0
        self.local = int(self.ends.min())
        self._keep()

    def _keep(self) -> None:
        row = int(np.argmin(self.ends))
        if self.ends[row] < self.end:
            self.end = int(self.ends[row])
            self.best = self.population[row].copy()

    def welcome(self, start: Units, end: int) -> None:
        """Take in a schedule from elsewhere, starts by activity, in the place of the worst."""
        row = int(np.argmax(self.ends))
        self.population[row], self.ends[row] = self.prepared.by_position(start), end
        self._keep()

    def epoch(self, children: int, enough: int) -> None:
        """Breed `children` children; begin anew when nothing better has come for a while."""
        from milepost_engine.network.levelling.loops import genetic  # noqa: PLC0415 - the compiler loads at first use

        herd = Herd(self.population, self.ends, self.spare, self.state)
        bred = genetic.evolve(self.prepared.work, self.memory, herd, children, enough)
        self.schedules += 3 * bred
        least = int(self.ends.min())
        self.stale = 0 if least < self.local else self.stale + 1
        self.local = least
        self._keep()
        if self.stale >= PATIENCE and self.end > enough:
            self._begin()


def evolve(
    islands: Sequence[Island],
    *,
    enough: int,
    epochs: int | None = None,
    go_on: Callable[[], bool] = lambda: True,
    children: int = CHILDREN_AN_EPOCH,
) -> Found:
    """Search with one thread an island.

    Parameters
    ----------
    islands : sequence of Island
        At least one; they go on from where they are. With `epochs` alone as the limit, islands made with the same
        seed and numbers give the same schedule.
    enough : int
        A makespan at which to stop: a lower bound.
    epochs : int, optional
        How many epochs at most.
    children : int
        An epoch of an island breeds so many; fewer where there are many activities.
    go_on : callable, optional
        Asked after each epoch; the caller's clock stands behind it. One of both limits must be given to end.
    """
    done, size = 0, islands[0].prepared.problem.size
    children = min(children, max(FEWEST_CHILDREN, PLACED_AN_EPOCH // size))
    with ThreadPoolExecutor(len(islands)) as pool:
        while min(island.end for island in islands) > enough and (epochs is None or done < epochs) and go_on():
            list(pool.map(lambda island: island.epoch(children, enough), islands))
            done += 1
    best = min(islands, key=lambda island: island.end)
    return Found(best.prepared.by_activity(best.best), best.end, sum(island.schedules for island in islands))


def _first_generation(
    prepared: Prepared, chance: np.random.Generator, size: int, rules: tuple[Rule, ...]
) -> tuple[Small, Small]:
    """Return `size` justified schedules around the rules: starts (size, n) by position, and last finishes."""
    from milepost_engine.network.levelling.loops import doors  # noqa: PLC0415 - the compiler loads at first use

    memory, spare = room(prepared.work), np.zeros(prepared.problem.size, dtype=np.int32)
    rows, ends = np.zeros((size, prepared.problem.size), dtype=np.int32), np.zeros(size, dtype=np.int32)
    by_rule_ = [scores(prepared, rule) for rule in rules]
    for row in range(size):
        which = row % len(rules) if row < 4 * len(rules) else 0
        score = by_rule_[which]
        if row >= 2 * len(rules):
            spread = max(1.0, float(score.max() - score.min()))
            score = score + chance.normal(0, spread * chance.uniform(0.02, 0.3), len(score))
        memory.key[:] = keys(prepared, rules[which], score)
        through_time = prepared.problem.size <= LARGEST_THROUGH_TIME and bool(row // len(rules) % 2)
        end = doors.decode_and_justify(prepared.work, memory, rows[row], spare, through_time)
        if end < 0:
            raise _never_fits(prepared)
        ends[row] = end
    return rows, ends


def _never_fits(prepared: Prepared) -> InfeasibleError:
    """Name an activity that finds no room in any list: its demand outlasts every stretch of capacity."""
    problem = prepared.problem
    for row, activity in enumerate(problem.activities):
        for column in np.flatnonzero(prepared.demand[row] > prepared.lasting):
            if prepared.duration[row]:
                name = problem.resources[column].name
                return InfeasibleError(
                    f"Activity {activity.name!r} needs {prepared.demand[row, column]} of {name!r} for "
                    f"{prepared.duration[row]} units without pause, and its calendar offers no such stretch that is "
                    "free; extend the calendar or lower the demand.",
                    resource=name,
                    activity=activity.name,
                )
    return InfeasibleError("No list of the activities fits into the calendars of the resources; extend them.")
